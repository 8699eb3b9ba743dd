import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { letterheadOf } from '#tenants/mail/letterhead.server.ts'
import { dueDeliveries, endDeliveries } from '#tenants/notifications/deliveries.server.ts'
import type { Ending } from '#tenants/notifications/ending.ts'
import { type OtherDigest, sameHourMinutes } from '#tenants/notifications/other-digests.server.ts'
import { stillWanted } from '#tenants/notifications/still-wanted.server.ts'
import { unsubscribingTokens } from '#tenants/notifications/unsubscribing.server.ts'
import { log, loggable } from '#workers/log.server.ts'
import type { SchoolNews } from './joint-letter.server.ts'
import { inWords } from './wording.server.ts'

/** Another school's digest that goes along with this one's mail. */
export interface Along {
  news: SchoolNews
  /** Writes down, at that school, how the mail ended. */
  end(ending: Ending): Promise<void>
}

/**
 * Takes a person's digests of their other schools for one mail, each in its own school's transactions and in words that they
 * may read there. One that cannot be had stays with its school, which sends it itself.
 */
export async function takeAlong(others: readonly OtherDigest[], identityLocale: string | null): Promise<Along[]> {
  const along: Along[] = []
  for (const other of others) {
    try {
      const taken = await takeFrom(other, identityLocale)
      if (taken) along.push(taken)
    } catch (error) {
      // What is wrong at one school must not cost another's mail, which has been taken already.
      log.warn(loggable(error), 'a digest did not go along')
    }
  }
  return along
}

async function takeFrom(
  { school, resolved, memberId }: OtherDigest,
  identityLocale: string | null,
): Promise<Along | undefined> {
  const due = await dueDeliveries(school, [memberId], ['digest'], sameHourMinutes)
  const [first, ...rest] = await stillWanted(school, due)
  if (!first) return undefined
  const [{ locale, t, deliveries, take }, hostname, token] = await Promise.all([
    inWords({ school, resolved }, [first, ...rest], identityLocale),
    mainHostname(school),
    unsubscribingTokens(school),
  ])
  const { ids, items } = await take(deliveries)
  if (items.length === 0) return undefined
  const origin = originOf(hostname)
  return {
    news: {
      head: letterheadOf(resolved, locale, hostname),
      items,
      t,
      links: { origin, unsubscribe: kind => `${origin}/unsubscribe/${token({ memberId, kind })}` },
    },
    end: ending => endDeliveries(school, ids, ending),
  }
}
