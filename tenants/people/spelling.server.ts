import { pinyin } from 'pinyin-pro'
import { remembered } from '../cache.ts'
import type { ChildNames } from './child-name.ts'

const han = /\p{Script=Han}/u

/**
 * How a child's Chinese names are typed on a Latin keyboard: whole and by initials, the family's name first and read as a family's
 * name (单 is shan, not dan), with ü as v and as u. '' for names without Chinese characters. Only on the server: the table of readings is large.
 */
export function spellingOf({ lastName, firstName, callName }: ChildNames): string {
  const family = han.test(lastName) ? syllablesOf(lastName, 'all') : []
  const given = [firstName, callName ?? ''].filter(name => han.test(name)).map(name => syllablesOf(name, 'off'))
  const names = given.length > 0 ? given.map(each => [...family, ...each]) : family.length > 0 ? [family] : []
  return written(names)
}

/** The same for somebody whose name is one line. */
export function spellingOfPerson(name: string): string {
  return han.test(name) ? written([syllablesOf(name, 'head')]) : ''
}

const written = (names: string[][]): string => {
  const spelt = names.flatMap(name => [name.join(''), name.map(syllable => syllable.slice(0, 1)).join('')])
  return [...new Set(spelt.flatMap(each => [each, each.replaceAll('v', 'u')]))].join(' ')
}

type Surname = 'all' | 'head' | 'off'
const syllablesOf = (name: string, surname: Surname): string[] => readings(`${surname} ${name}`)

/** A list of two thousand children is spelt on every request otherwise. */
const readings = remembered(20_000, key => {
  const [surname, name] = [key.slice(0, key.indexOf(' ')) as Surname, key.slice(key.indexOf(' ') + 1)]
  return pinyin(name, { toneType: 'none', type: 'array', v: true, surname, nonZh: 'removed' })
})
