import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains.server.ts'
import { reachOf } from '#tenants/identity/identities.server.ts'
import { renderLetter } from '#tenants/mail/branded.tsx'
import { letterheadOf } from '#tenants/mail/letterhead.server.ts'
import { canMail, sendMail } from '#tenants/mail/mail.server.ts'
import {
  type DueDelivery,
  dueDeliveries,
  type Ending,
  endDeliveries,
  takeDeliveries,
} from '#tenants/notifications/deliveries.server.ts'
import { stillWanted } from '#tenants/notifications/still-wanted.server.ts'
import { unsubscribingTokens } from '#tenants/notifications/unsubscribing.server.ts'
import { type ResolvedSchool, resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Transient } from '#workers/failure.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { closest } from '../i18n/locale.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { translator } from '../i18n/translate.ts'
import { letterAbout, type MailedItem } from './letter.server.ts'
import { wordsFor } from './words.server.ts'

/** What all mails of one job share. */
interface Sender {
  school: School
  resolved: ResolvedSchool
  hostname: string
  token: Awaited<ReturnType<typeof unsubscribingTokens>>
}

/**
 * Writes to each of these members what is due to them, in one mail: titles that they may see at this moment, in their language
 * and the school's colours. What was read, unchosen or has gone meanwhile is not mentioned.
 * @throws Transient when the mail server could not be reached for some: theirs waits for the next attempt
 */
export async function mailMembers(school: School, memberIds: readonly string[], signal: AbortSignal): Promise<void> {
  const [due, resolved, hostname, token] = await Promise.all([
    dueDeliveries(school, memberIds, ['email', 'digest']),
    resolveSchool(school.id),
    mainHostname(school),
    unsubscribingTokens(school),
  ])
  if (due.length === 0 || !resolved) return
  const identityIds = due.flatMap(({ member }) => member.identityId ?? [])
  const reach = await reachOf([...new Set(identityIds)])
  const byMember = new Map<string, DueDelivery[]>()
  for (const delivery of due) byMember.set(delivery.memberId, [...(byMember.get(delivery.memberId) ?? []), delivery])
  let unreached = 0
  for (const deliveries of byMember.values()) {
    signal.throwIfAborted()
    const own = reach.get(deliveries[0]?.member.identityId ?? '')
    if (!(await mailMember({ school, resolved, hostname, token }, deliveries, own))) unreached++
  }
  if (unreached > 0) throw new Transient('mail-server')
}

/** @returns false when the mail server did not take the mail and may later */
async function mailMember(
  sender: Sender,
  deliveries: readonly DueDelivery[],
  reach: { email: string | null; locale: string | null } | undefined,
): Promise<boolean> {
  const { school } = sender
  const end = (some: readonly DueDelivery[], ending: Ending) =>
    endDeliveries(
      school,
      some.map(({ id }) => id),
      ending,
    )
  const wanted = await stillWanted(school, deliveries)
  const [first] = wanted
  if (!first) return true
  if (!first.member.identityId) await end(wanted, { state: 'failed', reason: 'not_joined' })
  else if (!reach?.email) await end(wanted, { state: 'failed', reason: 'no_address' })
  else if (!canMail()) await end(wanted, { state: 'failed', reason: 'no_mail_server' })
  else return sendTo({ email: reach.email, locale: first.member.locale ?? reach.locale }, sender, wanted)
  return true
}

async function sendTo(
  to: { email: string; locale: string | null },
  sender: Sender,
  deliveries: readonly DueDelivery[],
): Promise<boolean> {
  const { school, resolved, hostname, token } = sender
  const [{ memberId, member } = { memberId: '', member: undefined }] = deliveries
  if (!member) return true
  const locale = closest(to.locale ?? resolved.facts.locale) ?? 'en'
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  const asMember = school.as({ role: member.role, memberId, name: member.name, locale: member.locale, welcomed: true })
  const say = await wordsFor({ school: asMember, locale, t }, resolved.modules, deliveries)
  const idsOf = (some: readonly DueDelivery[]) => some.map(({ id }) => id)
  await endDeliveries(school, idsOf(deliveries.filter(each => !say(each))), { state: 'dropped', reason: 'gone' })
  const taken = await takeDeliveries(school, idsOf(deliveries.filter(each => say(each))))
  const items = deliveries.flatMap(({ id, kind, subjectId, urgent }): MailedItem[] => {
    const text = taken.has(id) ? say({ kind, subjectId }) : undefined
    return text ? [{ kind, urgent, text }] : []
  })
  if (items.length === 0) return true
  const origin = originOf(hostname)
  const unsubscribe = (kind: string | null) => `${origin}/unsubscribe/${token({ memberId, kind })}`
  const letterhead = letterheadOf(resolved, locale, hostname)
  const letter = await renderLetter(letterhead, letterAbout(items, resolved.facts.name, t, { origin, unsubscribe }))
  const ending = await attempt({
    ...letter,
    to: to.email,
    fromName: letterhead.name,
    headers: stopHeaders(items, unsubscribe),
  })
  await endDeliveries(school, [...taken], ending)
  return ending.state !== 'again'
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
