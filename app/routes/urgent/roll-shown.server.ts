import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { reachInWords } from '#app/platform/notify/reach-words.server.ts'
import { failureReasons } from '#tenants/notifications/ending.ts'
import type { Reach } from '#tenants/notifications/reach.ts'
import type { School } from '#tenants/school.server.ts'
import { rollOf } from '#tenants/urgent/roll.server.ts'
import { type RollGroup, type RollPerson, type RollSums, type Standing, sumsOf } from '#tenants/urgent/roll.ts'
import { clockTime } from './clock-time.ts'

/** Somebody in the roll, as a row says it: a call to a large school has a thousand of them. */
export interface ShownPerson {
  memberId: string
  name: string
  children: string[]
  standing: Standing
  /** When they answered and what they added, or how far the call has come; and that they are gone since. */
  line: string
  phone: string | null
}
export interface ShownGroup extends Omit<RollGroup, 'people'> {
  people: ShownPerson[]
}
export interface ShownRoll {
  sums: RollSums
  groups: ShownGroup[]
}

interface Reader {
  school: School
  locale: Locale
  t: Translate
}

/** The roll of a call in the words of its reader. @throws Problem not_found, forbidden for families */
export async function shownRoll(reader: Reader, callId: string): Promise<ShownRoll> {
  const groups = await rollOf(reader.school, callId)
  return {
    sums: sumsOf(groups.flatMap(({ people }) => people)),
    groups: groups.map(({ people, ...group }) => ({ ...group, people: people.map(each => shownPerson(reader, each)) })),
  }
}

/** One person of it. */
export function shownPerson(reader: Reader, { answers, reach, gone, ...person }: RollPerson): ShownPerson {
  const [last] = answers
  const known = last ? answerInWords(reader, last) : reachLine(reader.t, reach)
  return { ...person, line: [known, gone && reader.t(`urgent.line.${gone}`)].filter(Boolean).join(' · ') }
}

/** What the standing does not say already: by which way it came, or why by none. */
function reachLine(t: Translate, reach: Reach): string {
  if (reach.reach === 'seen') return ''
  if (reach.reach !== 'unreached') return reachInWords(t, reach).text
  return t(`notifications.reason.${failureReasons.find(each => each === reach.reason) ?? 'unknown'}`)
}

/** When somebody said something, what they added, and who noted it. */
export function answerInWords(
  { school, locale, t }: Reader,
  { at, word, notedBy }: Pick<RollPerson['answers'][number], 'at' | 'word' | 'notedBy'>,
): string {
  const parts = [
    clockTime(locale, school.facts.timeZone, at),
    word,
    notedBy && t('urgent.line.noted', { name: notedBy }),
  ]
  return parts.filter(Boolean).join(' · ')
}
