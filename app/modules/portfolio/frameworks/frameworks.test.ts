import { expect, test } from 'vitest'
import { locales } from '#app/platform/i18n/translate.ts'
import { TermKey } from '../forms.ts'
import { builtIn, builtInTerm, frameworkOf } from './terms.ts'

test.each([
  ['cn36', 5, 11, 32],
  ['eyfs', 7, 17, 17],
])('%s has its %i areas, %i parts and %i goals', (id, areas, parts, goals) => {
  const framework = builtIn.find(each => each.id === id)
  const all = framework?.areas.flatMap(area => area.parts) ?? []
  expect([framework?.areas.length, all.length, all.flatMap(part => part.goals).length]).toEqual([areas, parts, goals])
})

test('the 3–6 guidelines have as many goals in each part as the document', () => {
  const counts = builtIn[0]?.areas.map(area => area.parts.map(part => part.goals.length))
  expect(counts).toEqual([
    [3, 3, 3],
    [3, 3],
    [4, 3],
    [3, 3],
    [2, 2],
  ])
})

test('each term has a key of its own that forms take, its names, and its area', () => {
  const keys = builtIn.flatMap(({ id, areas }) =>
    areas.flatMap(area =>
      [area, ...area.parts, ...area.parts.flatMap(part => part.goals)].map(term => ({ id, area: area.key, ...term })),
    ),
  )
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length)
  for (const { id, area, key, names } of keys) {
    expect(key.startsWith(`${id}.`), key).toBe(true)
    expect(TermKey.safeParse(key).success, key).toBe(true)
    for (const locale of locales) {
      expect(names[locale].length, key).toBeGreaterThan(0)
      expect(builtInTerm(key, locale)).toEqual({ name: names[locale], area })
    }
  }
  expect(builtInTerm('cn36.nothing', 'en')).toBeNull()
})

test('every framework says where it is published', () => {
  for (const { source } of builtIn) expect(source).toMatch(/https?:\/\//)
  expect([frameworkOf('CN'), frameworkOf('GB')]).toEqual(['cn36', 'eyfs'])
})
