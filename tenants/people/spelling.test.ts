import { expect, test } from 'vitest'
import { spellingOf, spellingOfPerson } from './spelling.server.ts'

const spelt = (lastName: string, firstName: string, callName: string | null = null) =>
  spellingOf({ lastName, firstName, callName }).split(' ')

test('a Chinese name is spelt whole and by initials, the family first', () => {
  expect(spelt('王', '小明')).toEqual(['wangxiaoming', 'wxm'])
  expect(spelt('欧阳', '娜娜')).toEqual(['ouyangnana', 'oynn'])
  expect(spelt('王', '小明', '豆豆')).toEqual(['wangxiaoming', 'wxm', 'wangdoudou', 'wdd'])
})

test('a family’s name has its own reading, and ü is found as v and as u', () => {
  expect(spelt('单', '云')).toContain('shanyun')
  expect(spelt('曾', '雪')).toContain('zengxue')
  expect(spelt('吕', '文')).toEqual(expect.arrayContaining(['lvwen', 'luwen', 'lw']))
})

test('what is not Chinese has no spelling of its own', () => {
  expect(spellingOf({ lastName: 'García', firstName: 'Zoë', callName: null })).toBe('')
  expect([spellingOfPerson('Ann Lee'), spellingOfPerson('单丽')]).toEqual(['', 'shanli sl'])
  expect(spelt('Smith', '小明')).toEqual(['xiaoming', 'xm'])
})
