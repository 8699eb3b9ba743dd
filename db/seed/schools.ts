import type { TagColour } from '#db/schema/tags.ts'
import type { SchoolKind } from '#tenants/kinds.ts'

/** A demo school as it is told in one screen; `school.ts` makes it real through the domain. */
export interface DemoSchool {
  slug: string
  name: string
  shortName: string
  kind: SchoolKind
  country: string
  timeZone: string
  locale: 'en' | 'zh-Hans'
  colour: string
  accent: string
  corner: 'sharp' | 'soft' | 'round'
  font: string
  welcome: string
  about: string
  owner: string
  teachers: string[]
  classes: string[]
  children: { firstName: string; lastName: string; guardian: string }[]
  /** What a family writes when its child is ill. */
  sickNote: string
  /** Whom the first family has invited to see photos of its child. */
  relative: string
  /** Where its kiosk stands, and who fetches the first children besides their guardians. */
  door: { kiosk: string; persons: { name: string; relation: string }[] }
  /** By which of the children, in the order above, have them: the first, and every so manieth after it. */
  tags: { name: string; colour: TagColour; every: number }[]
  notices: DemoNotice[]
  albums: { title: string; note: string; daysAgo: number; photos: number; captions: string[] }[]
}

/** A notice of the owner's or the first teacher's; `signed` by the first families of the class. */
export interface DemoNotice {
  title: string
  body: string
  level: 'read' | 'confirm' | 'sign'
  from: 'owner' | 'teacher'
  daysLeft?: number
  pinned?: boolean
  read: number
  answered: number
  draft?: boolean
}

/** Everybody's password in the demo, printed by `npm start`; the demo is seeded into the embedded database only. */
export const demoPassword = 'sunny-days-2026'

/** With which every guardian of the demo's first classes says at a kiosk who they are. */
export const demoPin = '2468'

export const demoSchools: readonly DemoSchool[] = [
  {
    slug: 'sunrise',
    name: 'Sunrise Kindergarten',
    shortName: 'Sunrise',
    kind: 'kindergarten',
    country: 'GB',
    timeZone: 'Europe/London',
    locale: 'en',
    colour: '#e4572e',
    accent: '#2e86ab',
    corner: 'round',
    font: 'nunito',
    welcome: 'Welcome to Sunrise! Here you see what your child did today, first-hand.',
    about: 'A small kindergarten beside the park, with a vegetable garden, two rabbits and a lot of rubber boots.',
    owner: 'Amelia Hart',
    teachers: ['Noah Bennett', 'Grace Okafor'],
    classes: ['Ladybirds', 'Hedgehogs'],
    children: [
      { firstName: 'Leo', lastName: 'Martins', guardian: 'Ana Martins' },
      { firstName: 'Mia', lastName: 'Chen', guardian: 'Wei Chen' },
      { firstName: 'Oscar', lastName: 'Lindqvist', guardian: 'Sara Lindqvist' },
      { firstName: 'Zara', lastName: 'Ahmed', guardian: 'Yusuf Ahmed' },
      { firstName: 'Theo', lastName: 'Papadopoulos', guardian: 'Eleni Papadopoulou' },
      { firstName: 'Ivy', lastName: 'Walker', guardian: 'James Walker' },
      { firstName: 'Finn', lastName: 'O’Sullivan', guardian: 'Aoife O’Sullivan' },
      { firstName: 'Amara', lastName: 'Nwosu', guardian: 'Chioma Nwosu' },
      { firstName: 'Hugo', lastName: 'Bernard', guardian: 'Claire Bernard' },
      { firstName: 'Ella', lastName: 'Novak', guardian: 'Petra Novak' },
      { firstName: 'Kai', lastName: 'Tanaka', guardian: 'Yuki Tanaka' },
      { firstName: 'Rosa', lastName: 'García Fernández', guardian: 'Lucía Fernández' },
    ],
    relative: 'Grandma Rose',
    sickNote: 'A cold and a little fever. Back soon, we hope.',
    door: {
      kiosk: 'Front door',
      persons: [
        { name: 'Edith Grant', relation: 'grandmother' },
        { name: 'Samuel Osei', relation: 'neighbour' },
      ],
    },
    tags: [
      { name: 'Bus A', colour: 'blue', every: 2 },
      { name: 'Early care', colour: 'amber', every: 3 },
      { name: 'Swimming', colour: 'teal', every: 4 },
    ],
    notices: [
      {
        title: 'Trip to the farm on Friday week',
        body: 'We go to **Green Hollow Farm** by coach and are back by three.\n\nPlease bring:\n- rubber boots\n- a rain jacket\n- a small snack without nuts\n\nThe farm tells more at https://farm.example. We need your signature by Thursday so that we can tell the coach.',
        level: 'sign',
        from: 'teacher',
        daysLeft: 6,
        read: 4,
        answered: 2,
      },
      {
        title: 'Closed for training on the first Monday of next month',
        body: 'All of us learn first aid for children that day. The kindergarten stays closed.\n\nPlease confirm that you have read this, so that nobody stands before a locked door.',
        level: 'confirm',
        from: 'owner',
        pinned: true,
        read: 7,
        answered: 5,
      },
      {
        title: 'The vegetable garden says thank you',
        body: 'Eleven of you came on Saturday. The beds are dug, the fence stands, and the rabbits are jealous.',
        level: 'read',
        from: 'owner',
        read: 9,
        answered: 0,
      },
      {
        title: 'Winter concert: who plays what',
        body: 'A first list of instruments, still to be checked with the music school.',
        level: 'read',
        from: 'owner',
        read: 0,
        answered: 0,
        draft: true,
      },
    ],
    albums: [
      {
        title: 'Planting beans',
        note: 'Every child chose a pot. In ten days we will know who has the greenest thumb.',
        daysAgo: 0,
        photos: 5,
        captions: ['The big watering can', 'One bean each'],
      },
      {
        title: 'A morning in the park',
        note: 'We looked for autumn leaves and found a hedgehog’s house.',
        daysAgo: 3,
        photos: 6,
        captions: ['Red, yellow, brown'],
      },
      {
        title: 'Baking day',
        note: 'Bread rolls for everybody. The dough was very sticky.',
        daysAgo: 8,
        photos: 4,
        captions: [],
      },
    ],
  },
  {
    slug: 'qinghe',
    name: '青禾幼儿园',
    shortName: '青禾',
    kind: 'kindergarten',
    country: 'CN',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-Hans',
    colour: '#1f7a5c',
    accent: '#f2b134',
    corner: 'soft',
    font: 'system',
    welcome: '欢迎来到青禾！孩子在园里的一天，第一时间与您分享。',
    about: '一所被竹林环绕的幼儿园，孩子们在这里种菜、听雨、交朋友。',
    owner: '林慧敏',
    teachers: ['陈晓雨', '王建国'],
    classes: ['小苗班', '大树班'],
    children: [
      { firstName: '子涵', lastName: '李', guardian: '李伟' },
      { firstName: '欣怡', lastName: '张', guardian: '王芳' },
      { firstName: '浩然', lastName: '刘', guardian: '刘洋' },
      { firstName: '诗琪', lastName: '赵', guardian: '赵敏' },
      { firstName: '宇轩', lastName: '孙', guardian: '周婷' },
      { firstName: '梓萱', lastName: '吴', guardian: '吴强' },
      { firstName: '一诺', lastName: '郑', guardian: '郑丽' },
      { firstName: '明轩', lastName: '黄', guardian: '黄磊' },
    ],
    relative: '外婆',
    sickNote: '感冒，有点低烧，希望后天能来。',
    door: {
      kiosk: '大门口',
      persons: [
        { name: '陈桂兰', relation: '奶奶' },
        { name: '周建国', relation: '外公' },
      ],
    },
    tags: [
      { name: '一号校车', colour: 'blue', every: 2 },
      { name: '早托', colour: 'amber', every: 3 },
      { name: '游泳', colour: 'teal', every: 4 },
    ],
    notices: [
      {
        title: '下周五去农场',
        body: '我们乘大巴去**绿谷农场**，下午三点前回园。\n\n请带：\n- 雨鞋\n- 雨衣\n- 不含坚果的小点心\n\n农场介绍：https://farm.example 。请在周四前签字，方便我们安排大巴。',
        level: 'sign',
        from: 'teacher',
        daysLeft: 6,
        read: 3,
        answered: 1,
      },
      {
        title: '下月第一个周一全园培训',
        body: '当天全体老师学习儿童急救，幼儿园不开放。\n\n请确认已知晓，以免白跑一趟。',
        level: 'confirm',
        from: 'owner',
        pinned: true,
        read: 5,
        answered: 3,
      },
      {
        title: '小菜园感谢大家',
        body: '周六来了十一位家长，菜地翻好了，篱笆也立起来了。',
        level: 'read',
        from: 'owner',
        read: 6,
        answered: 0,
      },
    ],
    albums: [
      {
        title: '种下一颗豆子',
        note: '每个孩子都选了一个小花盆，十天后看看谁的豆子先发芽。',
        daysAgo: 0,
        photos: 5,
        captions: ['大大的水壶', '一人一颗'],
      },
      {
        title: '秋天的公园',
        note: '我们一起捡落叶，还找到了刺猬的家。',
        daysAgo: 4,
        photos: 6,
        captions: ['红的、黄的、棕的'],
      },
    ],
  },
]
