import { barChart } from '#app/ui/charts/bar-chart.ts'
import { coverageBars } from '#app/ui/charts/coverage-bars.ts'
import type { ChartBase, ChartColours } from '#app/ui/charts/frame.ts'
import { lineChart } from '#app/ui/charts/line-chart.ts'
import { pdfColours } from '#tenants/brand/email-colours.ts'
import { makeTheme } from '#tenants/brand/theme.ts'
import type { Block, PaperDocument } from './document.ts'

/*
 * A report of five pages in two languages with six photos and three charts, for the tests and the benchmark. The child is nobody.
 */

const theme = makeTheme({ brand: '#2f7d5b', corner: 'soft', font: 'nunito' })
const paper = pdfColours(theme)
export const sampleColours: ChartColours = {
  ink: paper.ink,
  inkSoft: paper.inkSoft,
  line: paper.line,
  brand: paper.brandEdge,
  brandSoft: paper.brandSoft,
  card: paper.card,
}
const base = (alt: string): ChartBase => ({
  alt,
  colours: sampleColours,
  font: 'Nunito, Noto Sans, Noto Sans SC',
  locale: 'en',
})

const months = Array.from({ length: 13 }, (_, each) => 36 + each * 2)
const middle = (month: number) => 95 + (month - 36) * 0.6

export const sampleCharts = () => ({
  growth: lineChart({
    ...base('Height rose from 95 to 109 cm between 36 and 60 months, always a little above the median.'),
    xLabel: 'Age in months',
    yLabel: 'Height in cm',
    bands: [
      { points: months.map(x => ({ x, low: middle(x) - 7, high: middle(x) + 7 })) },
      { points: months.map(x => ({ x, low: middle(x) - 3, high: middle(x) + 3 })) },
    ],
    curves: [
      { name: '97th', points: months.map(x => ({ x, y: middle(x) + 7 })) },
      { name: '50th', points: months.map(x => ({ x, y: middle(x) })) },
      { name: '3rd', points: months.map(x => ({ x, y: middle(x) - 7 })) },
    ],
    points: [36, 41, 46, 50, 55, 60].map((x, each) => ({ x, y: middle(x) + [0.4, 1.2, 0.8, 1.9, 1.6, 2.1][each]! })),
  }),
  attendance: barChart({
    ...base('Days present by month: between 14 in February and 21 in March; never more than three absent.'),
    yLabel: 'Days',
    parts: ['Present', 'Excused', 'Absent'],
    bars: ['Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'].map((name, each) => ({
      name,
      values: [18 + (each % 4), each % 3, each === 5 ? 3 : each % 2],
    })),
  }),
  coverage: coverageBars({
    ...base('Most was written about language, least about music: 3 of 12.'),
    rows: [
      { name: 'Language 语言', share: 11 / 12, shown: '11 of 12' },
      { name: 'Movement and health 健康', share: 9 / 12, shown: '9 of 12' },
      { name: 'Living together 社会', share: 8 / 12, shown: '8 of 12' },
      { name: 'Nature and numbers 科学', share: 6 / 12, shown: '6 of 12' },
      { name: 'Music and art 艺术', share: 3 / 12, shown: '3 of 12' },
    ],
  }),
})

const english = [
  'Mei came into the garden group with a basket full of questions and has not stopped asking since. She watched the beans for three weeks, drew each leaf, and told the younger children why the tallest plant leans towards the window.',
  'With her friends she builds landscapes of blocks that grow over two days. When a tower falls she is the first to laugh and the first to plan the next one; she lets others lead and says clearly when she would like a turn.',
  'She retells a story with its beginning, middle and end, and often finds another end that she likes better. In both languages she now looks for the exact word, and she writes her name and those of four friends.',
  'On walks she climbs the long slope without a hand, balances along the wall and waits at each kerb. She washes, dresses and packs her bag by herself, and helps whoever is looking for a glove.',
]
const chinese = [
  '小美带着满满一篮子的问题来到花园小组，从此再没有停止过提问。她连续三周观察豆苗，画下每一片叶子，还告诉弟弟妹妹们为什么最高的那棵总是朝着窗户生长。',
  '她和朋友们用积木搭建的风景常常要花上两天时间。塔倒了，第一个笑出来的是她，第一个想办法重来的也是她；她愿意让别人带头，也会清楚地说出自己什么时候想试一试。',
  '她能把故事的开头、经过和结尾讲完整，还常常想出一个自己更喜欢的结局。无论说哪种语言，她都在寻找最准确的词；她会写自己的名字，也会写四位好朋友的名字。',
  '散步时，她不用人牵手就能爬上长长的斜坡，沿着矮墙保持平衡，在每个路口停下来等待。她自己洗手、穿衣、收拾书包，也会帮助找不到手套的小伙伴。',
]

const both = (each: number): Block[] => [
  { kind: 'paragraph', text: english[each % 4] ?? '' },
  { kind: 'paragraph', text: { text: chinese[each % 4] ?? '', lang: 'zh-Hans' } },
]

/** The pictures are to be called `photo-0` to `photo-5`, the logo `logo` if there is one. */
export function sampleReport({ logo = false }: { logo?: boolean } = {}): PaperDocument {
  const charts = sampleCharts()
  const photo = (each: number) => ({
    picture: `photo-${each}`,
    alt: `Coloured fields, picture ${each + 1} of the year`,
    caption:
      ['Beans in week three', 'The long tower', 'Letters in sand', 'On the wall', 'Apple day', 'First snow'][each] ??
      '',
  })
  return {
    title: 'A year in the garden group',
    subtitle: { text: '王小美 · 向日葵班', lang: 'zh-Hans' },
    lang: 'en',
    house: { name: 'Sunrise Kindergarten', font: 'nunito', colours: paper, ...(logo ? { logo: 'logo' } : {}) },
    foot: 'Report on Mei Wang, summer 2026. For her family.',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Child', value: 'Mei Wang' },
          { label: { text: '姓名', lang: 'zh-Hans' }, value: { text: '王小美', lang: 'zh-Hans' } },
          { label: 'Born', value: '5 March 2022' },
          { label: 'Class and teachers', value: 'Sunflowers, with Ms Adler and Mr Chen' },
        ],
      },
      { kind: 'heading', level: 2, text: 'Curiosity' },
      ...both(0),
      { kind: 'photos', columns: 3, photos: [photo(0), photo(1), photo(2)] },
      {
        kind: 'note',
        title: { text: '老师的话', lang: 'zh-Hans' },
        text: { text: '谢谢您把小美托付给我们。和她一起度过的这一年充满惊喜。', lang: 'zh-Hans' },
      },
      { kind: 'page-break' },
      { kind: 'heading', level: 2, text: 'Playing and living together' },
      ...both(1),
      { kind: 'heading', level: 3, text: 'Attendance' },
      { kind: 'chart', ...drawn(charts.attendance), caption: 'Days at kindergarten by month' },
      ...both(3),
      { kind: 'page-break' },
      { kind: 'heading', level: 2, text: { text: '语言', lang: 'zh-Hans' } },
      ...both(2),
      { kind: 'chart', ...drawn(charts.coverage), caption: 'What was written about, by area' },
      { kind: 'photos', columns: 3, photos: [photo(3), photo(4), photo(5)] },
      { kind: 'page-break' },
      { kind: 'heading', level: 2, text: 'Growing' },
      ...both(3),
      { kind: 'chart', ...drawn(charts.growth), caption: 'Height beside the 3rd, 50th and 97th percentile' },
      { kind: 'page-break' },
      { kind: 'heading', level: 2, text: 'What Mei can do by now' },
      {
        kind: 'table',
        caption: 'Milestones of this year',
        columns: [{ label: 'Area' }, { label: 'What we saw', share: 1 }, { label: 'Seen', align: 'end' }],
        rows: Array.from({ length: 8 }, (_, each) => [
          ['Language', 'Movement', 'Together', 'Nature'][each % 4] ?? '',
          each % 2
            ? { text: '能够独立完成，并愿意帮助同伴。', lang: 'zh-Hans' }
            : 'Does it alone, and shows others how.',
          `${each + 2} times`,
        ]),
      },
      { kind: 'heading', level: 2, text: 'Next steps' },
      {
        kind: 'list',
        items: ['Longer stories of her own', 'Counting what grows', { text: '学习照顾更小的孩子', lang: 'zh-Hans' }],
      },
      ...both(0),
      {
        kind: 'signatures',
        lines: [
          { label: 'Teacher', name: 'Ines Adler', date: '26 June 2026' },
          { label: { text: '家长签名', lang: 'zh-Hans' } },
        ],
      },
    ],
  }
}

const drawn = ({ svg, alt }: { svg: string; alt: string }) => ({ svg, alt })
