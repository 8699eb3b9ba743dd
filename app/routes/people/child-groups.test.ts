import { expect, test } from 'vitest'
import { byClass, isFound, type ListedChild, letterOf } from './child-groups.ts'

const child = (firstName: string, lastName: string, more: Partial<ListedChild> = {}): ListedChild => ({
  id: firstName,
  firstName,
  lastName,
  callName: null,
  birthDate: null,
  photoId: null,
  classes: [],
  guardians: [],
  joined: 0,
  tags: [],
  spelling: '',
  ...more,
})

test('finds by parts of any name, in any order, without accents', () => {
  const lisa = child('Elisabeth', 'Berg', { callName: 'Lisa' })
  for (const typed of ['', 'lis', 'berg eli', 'LISA BERG', ' li  be ']) expect(isFound(lisa, typed), typed).toBe(true)
  for (const typed of ['x', 'lisa chen']) expect(isFound(lisa, typed), typed).toBe(false)
  expect(isFound(child('Zoë', 'Müller'), 'zoe mul')).toBe(true)
  expect(isFound(child('Ana', 'García'), 'garcia')).toBe(true)
})

test('finds a child by its guardians', () => {
  const mia = child('Mia', 'Chen', { guardians: [{ name: 'Ana García', relation: 'mother' }] })
  expect([isFound(mia, 'garcia'), isFound(mia, 'mia ana'), isFound(mia, 'berg')]).toEqual([true, true, false])
})

test('finds a Chinese name as it is written, in pinyin and by initials', () => {
  const xiaoming = child('小明', '王', { spelling: 'wangxiaoming wxm' })
  for (const typed of ['王小明', '小明', '王', 'wang xiao', 'XiaoMing', 'wxm'])
    expect(isFound(xiaoming, typed), typed).toBe(true)
})

test('groups by class in the order people count, those without one last', () => {
  const group = (number: number) => ({ id: `c${number}`, name: `Group ${number}` })
  const groups = byClass(
    [child('A', 'A'), child('B', 'B', { classes: [group(10), group(2)] }), child('C', 'C', { classes: [group(10)] })],
    'en',
  )
  expect(groups.map(each => [each.name, each.children.map(one => one.firstName)])).toEqual([
    ['Group 2', ['B']],
    ['Group 10', ['B', 'C']],
    ['', ['A']],
  ])
})

test('leafs to a child by the letter under which people look for it', () => {
  expect(['Łukasz', 'Ömer', 'Øystein', 'Şule', 'Đorđe', 'Æsa'].map(name => letterOf(child(name, 'Lang'), ''))).toEqual([
    'L',
    'O',
    'O',
    'S',
    'D',
    'A',
  ])
  expect(letterOf(child('小明', '王'), 'wangxiaoming wxm')).toBe('W')
  expect(letterOf(child('محمد', 'الخطيب'), '')).toBe('#')
})
