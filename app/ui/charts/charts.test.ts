import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { isPlainDrawing } from '#workers/reports/drawing.ts'
import { barChart } from './bar-chart.ts'
import { coverageBars } from './coverage-bars.ts'
import { type FlowBars, flowBars } from './flow-bars.ts'
import { type Chart, type ChartBase, cut, pageChartColours, widthOf } from './frame.ts'
import { lineChart } from './line-chart.ts'
import { type MonthLine, monthLine } from './month-line.ts'
import { sparse } from './sparse.ts'

const hostile = `"><script>alert(1)</script>&amp; \u0000\ud800 ' </title>`
const base: ChartBase = { alt: 'What it says', colours: pageChartColours, locale: 'en' }
const line = (change: Partial<Parameters<typeof lineChart>[0]> = {}) =>
  lineChart({ ...base, xLabel: 'Months', yLabel: 'cm', points: [{ x: 1, y: 50 }], ...change })
const bars = (change: Partial<Parameters<typeof barChart>[0]> = {}) =>
  barChart({ ...base, yLabel: 'Days', parts: ['Present'], bars: [{ name: 'May', values: [3] }], ...change })
const coverage = (change: Partial<Parameters<typeof coverageBars>[0]> = {}) =>
  coverageBars({ ...base, rows: [{ name: 'Language', share: 0.5, shown: '1 of 2' }], ...change })
const months = (change: Partial<MonthLine> = {}) =>
  monthLine({ ...base, yLabel: 'Children', points: [{ name: 'May', value: 3 }], shown: String, ...change })
const flows = (change: Partial<FlowBars> = {}) =>
  flowBars({
    ...{ ...base, yLabel: 'EUR', up: ['New'], down: ['Lost'], shown: String },
    ...{ bars: [{ name: 'May', up: [3], down: [2] }], ...change },
  })

/** Every element's attributes, and all text. @throws for what is no XML */
function read({ svg }: Chart): { elements: { name: string; attributes: Record<string, string> }[]; text: string } {
  const elements: { name: string; attributes: Record<string, string> }[] = []
  let text = ''
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: { ...attributes } }))
  parser.on('text', piece => {
    text += piece
  })
  parser.write(svg).close()
  return { elements, text }
}

test.each([
  ['line', line],
  ['bar', bars],
  ['coverage', coverage],
  ['month', months],
  ['flow', flows],
] as const)('a %s chart is a drawing with a title, and is none without one', (_name, draw) => {
  const chart = draw()
  expect(isPlainDrawing(chart.svg)).toBe(true)
  expect(read(chart).elements[0]).toMatchObject({ name: 'svg', attributes: { role: 'img' } })
  expect(read(chart).text).toContain('What it says')
  expect(() => draw({ alt: ' ' })).toThrow('alternative text')
})

test('what people have written stays text', () => {
  for (const chart of [
    line({ alt: hostile, xLabel: hostile, yLabel: hostile, curves: [{ name: hostile, points: [{ x: 1, y: 2 }] }] }),
    bars({ alt: hostile, yLabel: hostile, parts: [hostile], bars: [{ name: hostile, values: [1] }] }),
    coverage({ alt: hostile, rows: [{ name: hostile, share: 1, shown: hostile }] }),
    months({ alt: hostile, yLabel: hostile, points: [{ name: hostile, value: 1 }], shown: () => hostile }),
    flows({ alt: hostile, up: [hostile], bars: [{ name: hostile, up: [1], down: [] }], shown: () => hostile }),
  ]) {
    const { elements, text } = read(chart)
    expect(elements.map(({ name }) => name)).not.toContain('script')
    expect(text).toContain('<script>')
    expect(isPlainDrawing(chart.svg)).toBe(true)
  }
})

test('nothing to show, one value and values that are alike make no broken drawing', () => {
  const flat = [1, 2, 3].map(x => ({ x, y: 7 }))
  for (const chart of [
    line({ points: [] }),
    line(),
    line({ points: flat, bands: [{ points: [] }] }),
    line({ points: flat, x: [10, 20] }),
    bars({ bars: [] }),
    bars({ bars: [{ name: 'May', values: [0, 0] }], parts: ['a', 'b'] }),
    coverage({ rows: [] }),
    coverage({ rows: [{ name: 'x', share: 7, shown: '' }] }),
    months({ points: [] }),
    months({ points: [{ name: 'May', value: null }] }),
    months({ points: [{ name: 'May', value: 0 }] }),
    flows({ bars: [] }),
    flows({ bars: [{ name: 'May', up: [0], down: [0] }] }),
    flows({ bars: [{ name: 'May', up: [0], down: [9] }] }),
  ])
    expect(chart.svg).not.toMatch(/NaN|undefined|Infinity/)
})

test('measured values stand where their scale says: twice as far is twice as high', () => {
  const chart = line({ points: [0, 5, 10].map(y => ({ x: y, y })) })
  const dots = read(chart).elements.filter(({ name }) => name === 'circle')
  const [first, second, third] = dots.map(({ attributes }) => [Number(attributes.cx), Number(attributes.cy)])
  expect(dots).toHaveLength(3)
  expect((third?.[0] ?? 0) - (second?.[0] ?? 0)).toBeCloseTo((second?.[0] ?? 0) - (first?.[0] ?? 0), 1)
  expect((first?.[1] ?? 0) - (second?.[1] ?? 0)).toBeCloseTo((second?.[1] ?? 0) - (third?.[1] ?? 0), 1)
})

test('bars lie on each other as high as their values', () => {
  const chart = bars({ parts: ['here', 'ill'], bars: [{ name: 'May', values: [6, 3] }] })
  const heights = read(chart)
    .elements.filter(({ name, attributes }) => name === 'rect' && Number(attributes.width) > 10)
    .map(({ attributes }) => Number(attributes.height))
  expect(heights[0]).toBeCloseTo((heights[1] ?? 0) * 2, 1)
})

test('a share fills as much of its bar', () => {
  const [whole, filled] = read(coverage({ rows: [{ name: 'x', share: 0.25, shown: '' }] }))
    .elements.filter(({ name }) => name === 'rect')
    .map(({ attributes }) => Number(attributes.width))
  expect(filled).toBeCloseTo((whole ?? 0) / 4, 1)
})

test('long names are cut to their place, in either script', () => {
  expect(cut('Mia', 100)).toBe('Mia')
  for (const name of ['W'.repeat(80), '王'.repeat(80)]) {
    expect(widthOf(cut(name, 60))).toBeLessThanOrEqual(60)
    expect(cut(name, 60)).toMatch(/…$/)
  }
})

test('a month’s number stands as high above zero as it is large, and a month that nobody counted is a gap', () => {
  const chart = months({
    points: [0, 5, null, 10].map((value, index) => ({ name: `M${index}`, value })),
  })
  const heights = read(chart)
    .elements.filter(({ name }) => name === 'circle')
    .map(({ attributes }) => Number(attributes.cy))
  expect(heights).toHaveLength(3)
  const [zero = 0, five = 0, ten = 0] = heights
  expect(zero - ten).toBeCloseTo((zero - five) * 2, 1)
})

test('what came stands above the line and what went below it, each as high as it is large', () => {
  const chart = flows({ up: ['New', 'Grew'], down: ['Lost'], bars: [{ name: 'May', up: [4, 2], down: [3] }] })
  const [came, grew, went] = read(chart)
    .elements.filter(({ name, attributes }) => name === 'rect' && Number(attributes.width) > 10)
    .map(({ attributes }) => ({ top: Number(attributes.y), height: Number(attributes.height) }))
  expect(came?.height).toBeCloseTo((grew?.height ?? 0) * 2, 1)
  expect((grew?.top ?? 0) + (grew?.height ?? 0)).toBeCloseTo(came?.top ?? 0, 1)
  expect((came?.top ?? 0) + (came?.height ?? 0)).toBeCloseTo(went?.top ?? 0, 1)
  expect(went?.height).toBeCloseTo((came?.height ?? 0) * 0.75, 1)
})

test('names at the foot are as many as have room, and the last is always one of them', () => {
  const names = Array.from({ length: 36 }, (_, index) => `Jan ${index}`)
  expect(sparse(names, 200)).toHaveLength(36)
  const few = sparse(names, 16)
  expect(few.length).toBeLessThan(13)
  expect(few.at(-1)).toEqual({ name: 'Jan 35', index: 35 })
})
