import { expect, test } from 'vitest'
import { givenOn } from './given.ts'

const row = (id: string, more: Partial<Parameters<typeof givenOn>[1][number]> = {}) => ({
  ...{ id, key: 'children', value: 40, lastDay: null, reason: 'They build.', revokedAt: null },
  ...more,
})
const ids = (day: string, rows: ReturnType<typeof row>[]) => [...givenOn(day, rows).values()].map(({ id }) => id)

test('the newest of a key counts, until its last day is over or it is taken back', () => {
  expect(ids('2028-02-29', [row('new', { lastDay: '2028-02-29' }), row('old')])).toEqual(['new'])
  expect(ids('2028-03-01', [row('new', { lastDay: '2028-02-29' }), row('old')])).toEqual(['old'])
  expect(ids('2028-03-01', [row('new', { revokedAt: new Date() }), row('old', { revokedAt: new Date() })])).toEqual([])
  expect(ids('2028-03-01', [row('module', { key: 'module:reports' }), row('limit')]).sort()).toEqual([
    'limit',
    'module',
  ])
})
