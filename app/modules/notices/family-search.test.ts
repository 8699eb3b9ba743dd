import { expect, test } from 'vitest'
import { plain } from '#tenants/people/directory/parts.ts'
import type { ChildChoice } from './choices.ts'
import { childrenIn, search } from './family-search.ts'

const child = (name: string, words = name): ChildChoice => ({ id: name, name, words: plain(words) })
const mina = child('Mina Koch')
const choices = {
  classes: [
    { id: 'b', name: 'Bees', children: [mina, child('Zoë Ångström')] },
    { id: 'f', name: 'Frogs', children: [mina, child('王小明', '王小明 wangxiaoming wxm')] },
  ],
  loose: [child('Ada Neu')],
}

test('a child of two classes is found once, with both; one without a class too', () => {
  const children = childrenIn(choices)
  expect(children.map(({ name }) => name)).toHaveLength(4)
  expect(children.find(({ id }) => id === 'Mina Koch')?.classes).toEqual(['Bees', 'Frogs'])
  expect(children.find(({ id }) => id === 'Ada Neu')?.classes).toEqual([])
})

test.each([
  ['mi ko', ['Mina Koch']],
  ['KOCH', ['Mina Koch']],
  ['zoe ang', ['Zoë Ångström']],
  ['wxm', ['王小明']],
  ['小', ['王小明']],
  ['mina xu', []],
  ['  ', []],
])('%s finds %j', (typed, names) => {
  expect(search(childrenIn(choices), typed).map(({ name }) => name)).toEqual(names)
})
