import {
  type ObservationSeed,
  seedContribution,
  seedObservation,
  seedOwnFramework,
  seedStep,
} from '#app/modules/portfolio/seed.ts'
import type { School } from '#tenants/school.server.ts'

interface Told {
  text: string
  words?: string
  /** Which of the class's children, counted from 0 and from the beginning again in a small class. */
  about: readonly number[]
  daysAgo: number
  areas: readonly string[]
  photos?: number
  milestone?: ObservationSeed['milestone']
  draft?: boolean
  review?: boolean
}
interface Portfolio {
  observations: readonly Told[]
  steps: readonly { text: string; area: string; forFamily: boolean }[]
  /** What the first family tells; the last one answers the first step. */
  home: readonly { text: string; words?: string; daysAgo: number }[]
  own: { area: string; goals: readonly string[] }
}

const told: Record<'en' | 'zh-Hans', Portfolio> = {
  en: {
    observations: [
      {
        text: 'Carried the big watering can to the beans and back, four times, without spilling.',
        about: [0],
        daysAgo: 47,
        areas: ['eyfs.pd.gross'],
      },
      {
        text: 'Sorted buttons by colour, then found out that size works as well.',
        about: [1, 2],
        daysAgo: 40,
        areas: ['eyfs.maths.patterns'],
        milestone: { term: 'eyfs.maths.patterns.1', standing: 'emerging' },
      },
      {
        text: 'Comforted a friend who had fallen and fetched a plaster without being asked.',
        about: [0],
        daysAgo: 33,
        areas: ['eyfs.psed.relationships'],
      },
      {
        text: 'Told the story of the three goats to the whole circle, with all the voices.',
        words: 'Who is that on MY bridge?',
        about: [2, 3],
        daysAgo: 26,
        areas: ['eyfs.literacy.comprehension', 'eyfs.cl.speaking'],
      },
      {
        text: 'Found a snail under the log and drew its shell with a spiral.',
        words: 'It carries its house because it is shy.',
        about: [0, 1],
        daysAgo: 18,
        areas: ['eyfs.world.nature', 'eyfs.arts.materials'],
        photos: 1,
      },
      {
        text: 'Counted the chairs for lunch and noticed that one was missing.',
        about: [0],
        daysAgo: 12,
        areas: ['eyfs.maths.number'],
        milestone: { term: 'eyfs.maths.number.1', standing: 'secure' },
      },
      {
        text: 'The three of them built a bridge of planks that held all of them at once.',
        words: 'One, two, three, stand!',
        about: [0, 1, 2],
        daysAgo: 4,
        areas: ['eyfs.pd.gross', 'eyfs.psed.self'],
        photos: 2,
      },
      {
        text: 'Cut along a line with scissors for the first time.',
        about: [4],
        daysAgo: 1,
        areas: ['eyfs.pd.fine'],
        draft: true,
      },
      {
        text: 'Sang the rain song with movements of her own.',
        about: [5],
        daysAgo: 1,
        areas: ['eyfs.arts.imagination'],
        review: true,
      },
    ],
    steps: [
      { text: 'Pour water from a jug into small cups, as carefully as you can.', area: 'eyfs.pd', forFamily: true },
      { text: 'Offer beads and thread in the morning circle.', area: 'eyfs.pd', forFamily: false },
    ],
    home: [
      { text: 'We baked bread together and he kneaded for ten minutes.', words: 'It is breathing!', daysAgo: 9 },
      { text: 'He poured the juice for all of us at breakfast.', daysAgo: 2 },
    ],
    own: { area: 'Garden days', goals: ['Looks after a plant', 'Knows the tools'] },
  },
  'zh-Hans': {
    observations: [
      {
        text: '提着大水壶给豆子浇水，来回四趟，一滴都没有洒。',
        about: [0],
        daysAgo: 47,
        areas: ['cn36.health.movement'],
      },
      {
        text: '把纽扣按颜色分好，又发现还可以按大小分。',
        about: [1, 2],
        daysAgo: 40,
        areas: ['cn36.science.mathematics'],
        milestone: { term: 'cn36.science.mathematics.2', standing: 'emerging' },
      },
      { text: '同伴摔倒了，主动去安慰，还拿来了创可贴。', about: [0], daysAgo: 33, areas: ['cn36.social.others'] },
      {
        text: '给全班讲了《三只小羊》的故事，每个角色都换了声音。',
        words: '是谁在我的桥上？',
        about: [2, 3],
        daysAgo: 26,
        areas: ['cn36.language.listening', 'cn36.language.reading'],
      },
      {
        text: '在木头下面找到一只蜗牛，还画出了它螺旋的壳。',
        words: '它害羞，所以背着房子。',
        about: [0, 1],
        daysAgo: 18,
        areas: ['cn36.science.inquiry', 'cn36.arts.creation'],
        photos: 1,
      },
      {
        text: '午饭前数了椅子，发现少了一把。',
        about: [0],
        daysAgo: 12,
        areas: ['cn36.science.mathematics'],
        milestone: { term: 'cn36.science.mathematics.1', standing: 'secure' },
      },
      {
        text: '三个人用木板搭了一座桥，能同时站上去。',
        words: '一、二、三，站！',
        about: [0, 1, 2],
        daysAgo: 4,
        areas: ['cn36.health.movement', 'cn36.social.others'],
        photos: 2,
      },
      { text: '第一次沿着线剪纸。', about: [4], daysAgo: 1, areas: ['cn36.health.movement'], draft: true },
      { text: '唱雨的歌，还自己编了动作。', about: [5], daysAgo: 1, areas: ['cn36.arts.creation'], review: true },
    ],
    steps: [
      { text: '用水壶往小杯子里倒水，尽量不洒出来。', area: 'cn36.health', forFamily: true },
      { text: '晨圈时提供串珠和线。', area: 'cn36.health', forFamily: false },
    ],
    home: [
      { text: '我们一起做馒头，他揉了十分钟的面。', words: '面团在呼吸！', daysAgo: 9 },
      { text: '早饭时他给全家人倒了豆浆。', daysAgo: 2 },
    ],
    own: { area: '菜园日', goals: ['会照顾植物', '认识工具'] },
  },
}

/** Photos that a demo portfolio has. */
export const portfolioPhotos = (locale: keyof typeof told): number =>
  told[locale].observations.reduce((sum, { photos = 0 }) => sum + photos, 0)

/** Who observes in the demo, and whom. */
export interface Observers {
  owner: School
  teacher: School
  /** Of the first child. */
  guardian: School
  childIds: readonly string[]
  /** The same for one name each time. */
  id: (name: string) => string
}

/**
 * Weeks of a class's portfolio: observations, what is planned, and what a family tells.
 * @param photos taken from its beginning; observations go without where there are none
 */
export async function seedPortfolio(
  { owner, teacher, guardian, childIds, id }: Observers,
  locale: keyof typeof told,
  photos: Buffer[],
): Promise<void> {
  const { observations, steps, home, own } = told[locale]
  await seedOwnFramework(owner, id, own)
  for (const { about, photos: wanted = 0, ...told } of observations)
    await seedObservation(teacher, {
      id: id(told.text),
      ...told,
      childIds: about.flatMap(place => childIds[place % childIds.length] ?? []),
      photos: photos.splice(0, wanted),
    })
  const [childId] = childIds
  if (!childId) return
  for (const step of steps) await seedStep(teacher, { id: id(step.text), childId, ...step })
  for (const [index, each] of home.entries()) {
    const answers = index === home.length - 1 ? steps[0] : undefined
    await seedContribution(guardian, {
      id: id(each.text),
      childId,
      ...each,
      ...(answers ? { stepId: id(answers.text) } : {}),
    })
  }
}
