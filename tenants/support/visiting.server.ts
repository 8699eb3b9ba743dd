import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { supportGrants, supportVisits } from '#db/schema/support.ts'
import { type Actor, type SupportVisit, system } from '../actor.ts'
import { originOf } from '../config.server.ts'
import { cookieName, secureCookies } from '../identity/auth.server.ts'
import { cookieOf } from '../identity/cookies.ts'
import { hostOf } from '../identity/handover.server.ts'
import { noteSupport } from '../operations.server.ts'
import { found, Problem } from '../problem.ts'
import { resolveSchool } from '../resolve.server.ts'
import { School, type SchoolFacts } from '../school.server.ts'
import { inForce, openGrantsFor } from './grants.server.ts'
import { ticketSeconds } from './limits.ts'
import { operatorById, operatorOf } from './people.server.ts'

/** By which grants of a school an operator may enter it now: its reasons and times, and nothing else of the school. */
export async function grantsFor(identityId: string, schoolId: string) {
  const [operator, school] = await Promise.all([operatorOf(identityId), resolveSchool(schoolId)])
  if (!operator || !school) return []
  const open = await openGrantsFor(new School(school.facts, system), operator)
  return open.map(({ id, reason, mayEdit, until }) => ({ id, reason, mayEdit, until }))
}

/**
 * An address that lets one of support into a school that has let them in: good once, for a minute, at that school. The ticket stands behind the
 * `#`, which browsers keep to themselves.
 * @throws Problem not_found when there is no such school, or no grant of it that is in force for them
 */
export async function askIn(identityId: string, schoolId: string, grantId: string): Promise<string> {
  const [operator, school] = await Promise.all([operatorOf(identityId), resolveSchool(schoolId)])
  const { facts } = found(operator && school)
  const { id: operatorId, name: operatorName } = found(operator)
  const inside = new School(facts, system)
  const grant = found((await openGrantsFor(inside, { id: operatorId })).find(({ id }) => id === grantId))
  const ticket = newSecret()
  await inside.write(tx =>
    tx.insert(supportVisits).values({
      ...{ id: uuidv7(), grantId: grant.id, operatorId, operatorName },
      ticketHash: hashOf(ticket),
      ticketUntil: sql`now() + make_interval(secs => ${ticketSeconds})`,
    }),
  )
  return `${originOf(hostOf(facts.slug))}/support/enter#${ticket}`
}

/**
 * Takes a ticket at the school it was made for. The vendor's log has it before anybody is in.
 * @returns what the session's cookie holds
 * @throws Problem gone when the ticket is used, over or another school's, or the grant is over
 */
export async function enter(facts: SchoolFacts, ticket: string): Promise<string> {
  const token = newSecret()
  const [visit] = await new School(facts, system).write(tx =>
    tx
      .update(supportVisits)
      .set({ ticketHash: null, tokenHash: hashOf(token), enteredAt: sql`now()` })
      .where(
        and(
          eq(supportVisits.ticketHash, hashOf(ticket)),
          gt(supportVisits.ticketUntil, sql`now()`),
          isNull(supportVisits.enteredAt),
        ),
      )
      .returning({ operatorId: supportVisits.operatorId, grantId: supportVisits.grantId }),
  )
  if (!visit || !(await supportActor(facts, token))) throw new Problem('gone', 'support ticket')
  await noteSupport(visit.operatorId, facts.id, { action: 'support.entered', detail: { grant: visit.grantId } })
  return token
}

/** Ends a visit. Twice is once. */
export async function leave(facts: SchoolFacts, { id, grantId }: SupportVisit): Promise<void> {
  const [left] = await new School(facts, system).write(tx =>
    tx
      .update(supportVisits)
      .set({ leftAt: sql`now()`, tokenHash: null })
      .where(and(eq(supportVisits.id, id), isNull(supportVisits.leftAt)))
      .returning({ operatorId: supportVisits.operatorId }),
  )
  if (left) await noteSupport(left.operatorId, facts.id, { action: 'support.left', detail: { grant: grantId } })
}

/** Who of support makes a request, or null. The visit, its grant and who works for the vendor are asked each time. */
export async function supportActorOf(request: Request, facts: SchoolFacts): Promise<Actor | null> {
  const token = cookieOf(request, cookieName('support'))
  return token ? supportActor(facts, token) : null
}

/** The visitor of a token in a school, or null: unknown, another school's, left, the grant over, or no longer one of the vendor. */
export async function supportActor(facts: SchoolFacts, token: string): Promise<Actor | null> {
  const [row] = await new School(facts, system).read(q =>
    q
      .select({
        id: supportVisits.id,
        operatorId: supportVisits.operatorId,
        name: supportVisits.operatorName,
        grant: supportGrants,
      })
      .from(supportVisits)
      .innerJoin(
        supportGrants,
        and(eq(supportGrants.schoolId, supportVisits.schoolId), eq(supportGrants.id, supportVisits.grantId)),
      )
      .where(and(eq(supportVisits.tokenHash, hashOf(token)), isNull(supportVisits.leftAt), inForce)),
  )
  if (!row || !(await operatorById(row.operatorId))) return null
  const { id, name, grant } = row
  const support = { id, grantId: grant.id, endsAt: grant.until, mayEdit: grant.mayEdit }
  return { role: 'office', memberId: id, name: name || vendor, locale: null, welcomed: true, support }
}

/** The Set-Cookie header of a visit, or with null of none. It goes with no request from another site, and with the browser. */
export const supportCookie = (token: string | null): string =>
  `${cookieName('support')}=${token ?? ''}; Path=/;${token ? '' : ' Max-Age=0;'} HttpOnly; SameSite=Strict${secureCookies() ? '; Secure' : ''}`

/** What stands in the place of a name. */
const vendor = 'Cubby'
const newSecret = () => randomBytes(32).toString('base64url')
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
