import { type IncidentSeed, seedIncident } from '#app/modules/health/incident-seed.ts'
import type { School } from '#tenants/school.server.ts'

/** Who helped is the teacher, put in when it is written. */
type Written = Omit<IncidentSeed['written'], 'firstAidBy'>
const usual = {
  placeWords: undefined,
  seenBy: undefined,
  familyCalled: false,
  calledAt: undefined,
  doctor: 'none',
  others: undefined,
  tellNow: false,
} as const

const told: Record<'en' | 'zh-Hans', { signed: Written; waiting: Written; draft: Written }> = {
  en: {
    signed: {
      ...usual,
      ...{ time: '10:40', kind: 'fall', place: 'yard', placeWords: 'Beside the climbing frame', outcome: 'submit' },
      what: 'Ran to the swings, stumbled over the edge of the sandpit and fell on both hands and the right knee.',
      regions: ['front.knee.right', 'front.hand.left'],
      firstAid: 'Rinsed with water, a plaster on the knee, comforted. Played on after five minutes.',
    },
    waiting: {
      ...usual,
      ...{ time: '14:05', kind: 'bump', place: 'group_room', placeWords: 'At the bookshelf', outcome: 'submit' },
      what: 'Stood up under the shelf and bumped the forehead. A bump of two centimetres, no wound.',
      regions: ['front.forehead'],
      firstAid: 'Cooled for fifteen minutes and watched; was cheerful again at once.',
      ...{ familyCalled: true, calledAt: '14:20' },
    },
    draft: {
      ...usual,
      ...{ time: '11:30', kind: 'scratch', place: 'hall', outcome: 'draft' },
      what: 'A scratch on the cheek from a game with cushions.',
      regions: ['front.cheek.left'],
      firstAid: 'Washed off.',
    },
  },
  'zh-Hans': {
    signed: {
      ...usual,
      ...{ time: '10:40', kind: 'fall', place: 'yard', placeWords: '攀爬架旁边', outcome: 'submit' },
      what: '跑向秋千时被沙池边缘绊倒，双手和右膝着地。',
      regions: ['front.knee.right', 'front.hand.left'],
      firstAid: '用清水冲洗，膝盖贴创可贴，安抚。五分钟后继续玩耍。',
    },
    waiting: {
      ...usual,
      ...{ time: '14:05', kind: 'bump', place: 'group_room', placeWords: '书架处', outcome: 'submit' },
      what: '在书架下起身时碰到额头，起了两厘米的包，没有伤口。',
      regions: ['front.forehead'],
      firstAid: '冷敷十五分钟并观察，孩子很快恢复开心。',
      ...{ familyCalled: true, calledAt: '14:20' },
    },
    draft: {
      ...usual,
      ...{ time: '11:30', kind: 'scratch', place: 'hall', outcome: 'draft' },
      what: '玩垫子时脸颊被划了一下。',
      regions: ['front.cheek.left'],
      firstAid: '清洗。',
    },
  },
}

/** Three incidents of a class: the first family's is approved and signed, one waits for a lead, one is being written. */
export async function seedIncidents(
  teacher: School,
  owner: School,
  children: readonly { childId: string; guardian: School }[],
): Promise<void> {
  const { signed, waiting, draft } = told[teacher.facts.locale === 'zh-Hans' ? 'zh-Hans' : 'en']
  const [first, second, third] = children
  if (!first || !second || !third) return
  const { childId, guardian } = first
  const by = { firstAidBy: teacher.actor.name }
  const approved = { by: owner, signedBy: guardian }
  await seedIncident(teacher, { childId, daysAgo: 6, written: { ...signed, ...by, seenBy: by.firstAidBy }, approved })
  await seedIncident(teacher, { childId: second.childId, daysAgo: 1, written: { ...waiting, ...by } })
  await seedIncident(teacher, { childId: third.childId, daysAgo: 1, written: { ...draft, ...by } })
}
