import { seedTalk } from '#app/modules/messages/seed.ts'
import type { School } from '#tenants/school.server.ts'

const words = {
  en: {
    circle: [
      'Good morning! Leo slept badly, he may be tired before lunch.',
      'Thank you for telling us. We will let him rest in the reading corner.',
      'He slept for an hour and ate two plates of pasta. All is well.',
      'That is lovely to read. See you at four!',
    ],
    group: [
      'The farm trip is on Friday week. Rubber boots, please!',
      'We have planted beans today. Ask your children where theirs stands.',
    ],
    office: ['Could we have the invoice once more? I cannot find it.', 'Of course. It is on its way to you.'],
  },
  'zh-Hans': {
    circle: [
      '老师早上好！子涵昨晚没睡好，上午可能会犯困。',
      '谢谢您告诉我们，我们会让他在阅读角休息一会儿。',
      '他睡了一个小时，午饭吃了两碗面，状态很好。',
      '太好了，谢谢老师！下午四点见。',
    ],
    group: ['下周五去农场，请给孩子准备雨鞋。', '今天我们种了豆子，回家问问孩子他的那盆放在哪里。'],
    office: ['可以再发一次账单吗？我找不到了。', '当然可以，马上发给您。'],
  },
} as const

/** Who talks in the demo, and about whom. */
export interface Talkers {
  owner: School
  teacher: School
  guardian: School
  childId: string
  classId: string
}

/** A child's circle, a class's group in which only the school writes, and a question to the office. */
export async function seedTalks(
  { owner, teacher, guardian, childId, classId }: Talkers,
  locale: keyof typeof words,
): Promise<void> {
  const { circle, group, office } = words[locale]
  await seedTalk(owner, {
    with: { kind: 'class', about: classId },
    announceOnly: true,
    lines: [
      { by: teacher, body: group[0], minutesAgo: 2_900, thanks: guardian },
      { by: teacher, body: group[1], minutesAgo: 1_500 },
    ],
    readers: [owner],
  })
  await seedTalk(guardian, {
    with: { kind: 'office' },
    lines: [
      { by: guardian, body: office[0], minutesAgo: 1_700 },
      { by: owner, body: office[1], minutesAgo: 1_650 },
    ],
    readers: [guardian],
  })
  await seedTalk(guardian, {
    with: { kind: 'child', about: childId },
    lines: [
      { by: guardian, body: circle[0], minutesAgo: 1_600 },
      { by: teacher, body: circle[1], minutesAgo: 1_580, thanks: guardian },
      { by: teacher, body: circle[2], minutesAgo: 40 },
      { by: guardian, body: circle[3], minutesAgo: 25 },
    ],
    readers: [owner],
  })
}
