import { expect, test } from 'vitest'
import { evenly, grouped } from './yearbook-share.ts'

const group = (length: number) => Array.from({ length }, (_, each) => each)
const shares = (lengths: number[], most: number) => evenly(lengths.map(group), most).map(({ length }) => length)

test('takes everything as long as there is not more', () => {
  expect(shares([3, 0, 2], 5)).toEqual([3, 0, 2])
  expect(shares([], 100)).toEqual([])
})

test('takes the same of each group, and of the larger ones what the smaller do not have', () => {
  expect(shares([50, 50], 10)).toEqual([5, 5])
  expect(shares([2, 90, 40], 20)).toEqual([2, 9, 9])
  expect(shares([9, 9, 9], 10)).toEqual([4, 3, 3])
})

test('takes from the whole of a group, in its order', () => {
  expect(evenly([group(10)], 5)).toEqual([[1, 3, 5, 7, 9]])
  expect(evenly([group(7)], 3)).toEqual([[2, 4, 6]])
})

test('groups in the order in which they come', () => {
  expect([...grouped(['b1', 'a1', 'b2'], each => each[0] ?? '')]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ])
})
