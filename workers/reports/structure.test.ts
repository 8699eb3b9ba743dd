import { expect, test } from 'vitest'
import type { Tag } from './read-pdf.ts'
import { faultsOf } from './structure.ts'

const tag = (role: string, ...children: Tag[]): Tag => ({ role, children })
const fine = { title: 'A sheet', titleShown: true, lang: 'en', pdfUa: '1' }
const of = (...pages: Tag[][]) =>
  faultsOf({ ...fine, pageTags: pages.map(each => [tag('Root', tag('Document', ...each))]) })
const table = tag('Table', tag('THead', tag('TR', tag('TH'))), tag('TBody', tag('TR', tag('TD'))))
const rows = tag('Table', tag('TBody', tag('TR', tag('TD'))))

test('nothing is found where nothing lacks', () => {
  expect(
    of(
      [tag('H1'), tag('H2'), tag('H3'), { ...tag('Figure'), alt: 'A tower' }, table],
      [tag('Div', rows), tag('H2'), table],
    ),
  ).toEqual([])
})

test('each fault is found', () => {
  expect(faultsOf({ title: ' ', titleShown: false, lang: '', pdfUa: null, pageTags: [[tag('H1')]] })).toHaveLength(4)
  expect(of([tag('H1'), tag('Figure')])).toEqual(['A figure has no alternative text.'])
  expect(of([tag('H1'), { ...tag('Figure'), alt: ' ' }])).toHaveLength(1)
  expect(of([tag('P')])).toEqual(['It has not one first heading.'])
  expect(of([tag('H1'), tag('H1')])).toHaveLength(1)
  expect(of([tag('H1')], [tag('H3')])).toEqual(['A heading of level 3 follows one of level 1.'])
  expect(of([tag('H1'), rows])).toEqual(['A table has no header cells.'])
  // Not the end of the table before: something stands between.
  expect(of([tag('H1'), table], [tag('P'), rows])).toHaveLength(1)
  expect(of([tag('H1')], [rows])).toHaveLength(1)
  expect(of([tag('H1'), tag('L', tag('P'))])).toEqual(['P stands in L.'])
})
