import { seedReports } from '#app/modules/reports/seed.ts'
import type { School } from '#tenants/school.server.ts'

const told = {
  en: {
    name: 'Autumn term',
    words: [
      'It has been a joy to watch the tower get higher week by week, and the patience with it.',
      'New friends, new songs, and a very thorough look at every snail in the garden.',
      'Quiet at first, and by now the one who tells us all when it is time to tidy up.',
    ],
    correction: 'The date of a photo was wrong.',
  },
  'zh-Hans': {
    name: '秋季学期',
    words: [
      '看着积木塔一周比一周高，耐心也一起长大，真是高兴。',
      '有了新朋友，学了新歌，还仔细看过花园里的每一只蜗牛。',
      '起初安静，如今是提醒大家收拾玩具的小班长。',
    ],
    correction: '一张照片的日期有误。',
  },
} as const

/** A class's reports of a term: most are drafts, one waits for a lead, two are out and one of these is being corrected. */
export const seedTerm = (
  { owner, teacher }: { owner: School; teacher: School },
  { classId, childIds, id }: { classId: string; childIds: readonly string[]; id: (name: string) => string },
  locale: keyof typeof told,
  jobsDone: (school: School) => Promise<unknown>,
): Promise<void> =>
  seedReports(owner, teacher, {
    ...told[locale],
    ...{ classId, childIds, termId: id('reports term'), runId: id('reports run'), jobsDone },
  })
