import { type DueDelivery, endDeliveries, takeDeliveries } from '#tenants/notifications/deliveries.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { closest } from '../i18n/locale.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { type Locale, type Translate, translator } from '../i18n/translate.ts'
import type { MailedItem } from './letter.server.ts'
import { wordsFor } from './words.server.ts'

/** What is due to one member, as they may read it at this moment and in the language they have at the school. */
export interface Wording {
  locale: Locale
  t: Translate
  /** Those that have words. */
  deliveries: readonly DueDelivery[]
  /** Takes some of them for an attempt: the ids that were still to be had, and what is to be said of these. */
  take(some: readonly DueDelivery[]): Promise<Taken>
}

export interface Taken {
  ids: string[]
  items: MailedItem[]
  /** Some of it is the day's digest. */
  digest: boolean
}

/**
 * Puts deliveries to one member into words, under the member's own rights. Those whose subject has gone, or is not theirs to see, end here.
 * @param school acting as itself
 * @param deliveries at least one, all of the same member
 * @param identityLocale what the person chose for all schools
 */
export async function inWords(
  { school, resolved }: { school: School; resolved: ResolvedSchool },
  deliveries: readonly [DueDelivery, ...DueDelivery[]],
  identityLocale: string | null,
): Promise<Wording> {
  const [{ memberId, member }] = deliveries
  const locale = closest(member.locale ?? identityLocale ?? resolved.facts.locale) ?? 'en'
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  const asMember = school.as({ role: member.role, memberId, name: member.name, locale: member.locale, welcomed: true })
  const words = await wordsFor({ school: asMember, locale, t }, resolved.modules, deliveries)
  const gone = deliveries.filter(each => !words(each)).map(({ id }) => id)
  await endDeliveries(school, gone, { state: 'dropped', reason: 'gone' })
  const take = async (some: readonly DueDelivery[]): Promise<Taken> => {
    const taken = await takeDeliveries(
      school,
      some.map(({ id }) => id),
    )
    const ours = some.filter(({ id }) => taken.has(id))
    const items = ours.flatMap(({ kind, subjectId, urgent }): MailedItem[] => {
      const text = words({ kind, subjectId })
      return text ? [{ kind, urgent, text }] : []
    })
    return { ids: [...taken], items, digest: ours.some(({ channel }) => channel === 'digest') }
  }
  return { locale, t, deliveries: deliveries.filter(each => words(each)), take }
}
