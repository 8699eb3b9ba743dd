import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { type Letter, renderLetter } from '#tenants/mail/branded.tsx'
import { letterheadOf } from '#tenants/mail/letterhead.server.ts'
import { canMail, sendMail } from '#tenants/mail/mail.server.ts'
import { type Turn, takeTurns } from '#tenants/notifications/digest-turn.server.ts'
import type { Ending } from '#tenants/notifications/ending.ts'
import { unsubscribingTokens } from '#tenants/notifications/unsubscribing.server.ts'
import type { School } from '#tenants/school.server.ts'
import { type Adapter, deliver } from './delivering.server.ts'
import { type Along, takeAlong } from './elsewhere.server.ts'
import { jointLetter, type SchoolNews } from './joint-letter.server.ts'
import { letterAbout, type MailedItem } from './letter.server.ts'

/**
 * Writes to each of these members what is due to them, in one mail: titles that they may see at this moment, in their language
 * and the school's colours.
 * @throws Transient when the mail server could not be reached for some: theirs waits for the next attempt
 */
export const mailMembers = (school: School, memberIds: readonly string[], signal: AbortSignal): Promise<void> =>
  deliver(school, memberIds, signal, byMail())

/** Of one job: what its members' other schools have for the same mail is looked up once. */
function byMail(): Adapter {
  let elsewhere: Turn['elsewhere'] = new Map()
  return {
    channels: ['email', 'digest'],
    per: 'member',
    vendor: 'mail-server',
    async choose(school, wanted) {
      const turn = await takeTurns(school, wanted)
      elsewhere = turn.elsewhere
      return turn.deliveries
    },
    async open({ school, resolved }) {
      const [hostname, token] = await Promise.all([mainHostname(school), unsubscribingTokens(school)])
      const origin = originOf(hostname)
      return ({ memberId, identityId, email, locale: identityLocale }) => {
        if (!identityId) return { state: 'failed', reason: 'not_joined' }
        if (!email) return { state: 'failed', reason: 'no_address' }
        if (!canMail()) return { state: 'failed', reason: 'no_mail_server' }
        const unsubscribe = (kind: string | null) => `${origin}/unsubscribe/${token({ memberId, kind })}`
        return async ({ items, digest, locale, t }) => {
          const head = letterheadOf(resolved, locale, hostname)
          const own: SchoolNews = { head, items, t, links: { origin, unsubscribe } }
          // After the school's own were taken: what comes to nothing in between stays with the others, and is not lost.
          const along = digest ? await takeAlong(elsewhere.get(memberId) ?? [], identityLocale) : []
          const ending = await attempt({
            ...(await renderLetter(head, letterOf(own, along))),
            to: email,
            fromName: head.name,
            fromSchool: head.schoolId,
            headers: stopHeaders(items, unsubscribe),
          })
          for (const other of along) await other.end(ending)
          return ending
        }
      }
    },
  }
}

function letterOf(own: SchoolNews, along: readonly Along[]): Letter {
  if (along.length > 0)
    return jointLetter(
      own,
      along.map(({ news }) => news),
    )
  return letterAbout(own.items, own.head.name, own.t, own.links)
}

/** RFC 8058: one tap in the mailbox ends mails about that kind, or about all where the mail has several. */
function stopHeaders(
  items: readonly MailedItem[],
  unsubscribe: (kind: string | null) => string,
): Record<string, string> {
  const kinds = [...new Set(items.filter(({ urgent }) => !urgent).map(({ kind }) => kind))]
  if (kinds.length === 0) return {}
  return {
    'List-Unsubscribe': `<${unsubscribe(kinds.length === 1 ? (kinds[0] ?? null) : null)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/**
 * A mail that was refused for good (SMTP 5xx, but for a wrong password of ours) is not tried again; anything else the server may
 * take later. Where it hangs up after it has taken a mail, that one may come twice: SMTP has no way to tell (RFC 5321 §4.5.3.2.6).
 */
async function attempt(mail: Parameters<typeof sendMail>[0]): Promise<Ending> {
  try {
    await sendMail(mail)
    return { state: 'sent' }
  } catch (error) {
    const { responseCode, code } = Object.assign({ responseCode: 0, code: '' }, error)
    return responseCode >= 500 && code !== 'EAUTH' ? { state: 'failed', reason: 'refused' } : { state: 'again' }
  }
}
