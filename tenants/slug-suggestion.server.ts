import { pinyin } from 'pinyin-pro'
import { longestSlug, slugFromLatin } from './slug.ts'

/**
 * Suggests an address for a school's name in any script: Latin without its diacritics, Chinese as pinyin (`阳光幼儿园` →
 * `yangguang-youeryuan`) and as pinyin initials where that is too long. '' for scripts that it cannot write in a–z; then the
 * school chooses by itself. Only on the server: the pinyin table is 320 KB.
 */
export function suggestSlug(schoolName: string): string {
  const name = schoolName.normalize('NFKC').slice(0, 200)
  if (!/\p{Script=Han}/u.test(name)) return foreign.test(name) ? '' : slugFromLatin(name)
  if (foreign.test(name)) return ''

  const spelt = inPinyin(name, whole => whole.join(''))
  return spelt.length <= longestSlug
    ? slugFromLatin(spelt)
    : slugFromLatin(inPinyin(name, whole => whole.map(first).join('')))
}

/** Letters of a script other than Latin and Han: half a name would be a wrong name. */
const foreign = /(?!\p{Script=Latin}|\p{Script=Han})\p{Letter}/u

/** What a school is comes last in its name and is a word of its own; longer endings first. */
const kindOfSchool =
  /(幼儿园|幼稚园|幼兒園|幼稚園|托儿所|托兒所|托育园|实验小学|實驗小學|中心小学|小学|小學|学校|學校|书院|書院)$/

function inPinyin(name: string, join: (syllables: string[]) => string): string {
  return name
    .split(/([^\p{Script=Han}]+)/u)
    .flatMap(run => run.split(kindOfSchool))
    .map(run => (/\p{Script=Han}/u.test(run) ? join(pinyin(run, { toneType: 'none', type: 'array', v: true })) : run))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function first(syllable: string): string {
  return syllable.slice(0, 1)
}
