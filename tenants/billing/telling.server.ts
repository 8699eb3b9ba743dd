import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolStandings } from '#db/schema/billing.ts'
import { members } from '#db/schema/members.ts'
import { originOf } from '../config.server.ts'
import { mainHostname } from '../domains/main.server.ts'
import { type Letter, type Letterhead, renderLetter } from '../mail/branded.tsx'
import { vendorLetterhead } from '../mail/letterhead.server.ts'
import { sendMail } from '../mail/mail.server.ts'
import { contactOf } from '../people/contacts.server.ts'
import type { School } from '../school.server.ts'
import { standingLetter } from './letters.ts'
import { addDays, daysUntilErasure, nextStep } from './lifecycle.ts'
import { factsOf, type StandingCause, schoolRow } from './standing.server.ts'

/** The page of a school on which owners see what they have and owe. */
export const planPath = '/settings/plan'

/**
 * Writes to one owner about one change of the school's state. Says what holds on the day of the change; what follows is worked out from
 * the facts at this moment.
 */
export async function tellOwner(school: School, { changeId, memberId }: { changeId: string; memberId: string }) {
  const [[change], facts] = await Promise.all([
    school.read(q => q.select().from(schoolStandings).where(eq(schoolStandings.changeId, changeId))),
    runTransaction('platform', { readOnly: true }, async q => {
      const row = await schoolRow(q, school.id)
      return { school: row, standing: await factsOf(q, row) }
    }),
  ])
  if (!change) return
  const next = nextStep(change.day, facts.standing)
  await writeToOwner(school, memberId, (locale, href) =>
    standingLetter(locale, {
      school: school.facts.name,
      state: change.toState,
      cause: change.cause as StandingCause,
      next: next && { state: next.state, day: longDay(locale, next.on) },
      keptUntil: longDay(locale, addDays(facts.school.closedOn ?? change.day, daysUntilErasure)),
      href,
    }),
  )
}

/**
 * A mail from the vendor to an owner, in their language; nothing where they have left or have no address.
 * @param compose the letter; `href` leads to the page of plan and bills
 */
export async function writeToOwner(
  school: School,
  memberId: string,
  compose: (locale: Letterhead['locale'], href: string) => Letter,
): Promise<void> {
  const [[owner], { email }, hostname] = await Promise.all([
    school.read(q =>
      q.select({ locale: members.locale, leftAt: members.leftAt }).from(members).where(eq(members.id, memberId)),
    ),
    contactOf(school, memberId),
    mainHostname(school),
  ])
  if (!owner || owner.leftAt || !email) return
  const locale = (owner.locale ?? school.facts.locale) === 'zh-Hans' ? 'zh-Hans' : 'en'
  const letter = compose(locale, `${originOf(hostname)}${planPath}`)
  const mail = await renderLetter(vendorLetterhead(locale, hostname), letter)
  await sendMail({ ...mail, to: email, fromName: 'Cubby' })
}

/** `1 March 2027`, as the reader writes it. */
export const longDay = (locale: Letterhead['locale'], day: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
