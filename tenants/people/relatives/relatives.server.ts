import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { invitations } from '#db/schema/invitations.ts'
import { members } from '#db/schema/members.ts'
import { relatives } from '#db/schema/relatives.ts'
import { memberOf } from '../../actor.ts'
import { publish } from '../../bus.server.ts'
import { invite } from '../../identity/invitations.server.ts'
import { yesNoSettings } from '../../module-settings.ts'
import { found, Problem } from '../../problem.ts'
import { allModules } from '../../registry.ts'
import { resolveSchool } from '../../resolve.server.ts'
import { isOffice } from '../../roles.ts'
import type { School } from '../../school.server.ts'
import { assertDecides } from '../deciding.server.ts'
import { usualYear } from '../years/year-dates.ts'
import { yearsOf } from '../years/years.server.ts'
import { mostRelatives, type Reach, type RelativeRelation } from './relation.ts'

export interface Relative {
  id: string
  name: string
  relation: RelativeRelation
  /** First day whose photos they see, ISO date; null for everything. */
  since: string | null
  joined: boolean
  /** The guardian who invited them; empty where the reader knows no name. */
  invitedBy: string
  /** Invited by the actor, who alone changes how far back they see. */
  own: boolean
}

/** The relatives of a child whose invitation was not ended, first invited first; for its guardians and the office. */
export async function relativesOfChild(school: School, childId: string): Promise<Relative[]> {
  const [seen] = await school.read(q => q.select({ id: children.id }).from(children).where(eq(children.id, childId)))
  found(seen)
  const mayLook = school.actor.role === 'guardian' || isOffice(school.actor.role)
  if (!mayLook) return []
  // Guardians know each other by name here: it says whose side somebody is of.
  const rows = await school.asSystem().read(q =>
    q
      .select({ relative: relatives, invitedBy: members.name })
      .from(relatives)
      .innerJoin(members, and(eq(members.schoolId, relatives.schoolId), eq(members.id, relatives.invitedBy)))
      .where(and(eq(relatives.childId, childId), isNull(relatives.endedAt)))
      .orderBy(asc(relatives.createdAt), asc(relatives.id)),
  )
  return rows.map(({ relative: { id, name, relation, since, joinedAt, invitedBy: by }, invitedBy }) => ({
    id,
    name,
    relation,
    since,
    joined: joinedAt !== null,
    invitedBy,
    own: by === school.actor.memberId,
  }))
}

/** Whether the school lets guardians invite relatives at all: a module that is on has something for them, and the switch is on. */
export async function mayBeInvited({ id }: Pick<School, 'id'>): Promise<boolean> {
  const school = await resolveSchool(id)
  if (!school) return false
  return allModules().some(
    manifest =>
      manifest.relatives !== undefined &&
      school.modules.includes(manifest.id) &&
      yesNoSettings(school, manifest).some(({ name, value }) => value && name === manifest.relatives),
  )
}

/**
 * Invites a relative with a link to pass on, which is shown now and never again. The same id again is the same relative, with a new link
 * in place of the one before.
 * @param memberId made by the browser, so that a double click invites one
 * @throws Problem not_found (a child for which the actor does not decide), forbidden (the school's switch is off), conflict (as many as
 *   there may be; somebody who has joined)
 */
export async function inviteRelative(
  school: School,
  childId: string,
  memberId: string,
  input: { name: string; relation: RelativeRelation; reach: Reach },
  hostname: string,
): Promise<{ href: string }> {
  await requireDecider(school, childId)
  if (!(await mayBeInvited(school))) throw new Problem('forbidden', 'relatives are not invited here')
  const since = await firstDayOf(school, input.reach)
  const invitedBy = memberOf(school.actor)
  await school.asSystem().write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`relatives:${school.id}:${childId}`}, 0))`)
    const rows = await tx
      .select({ memberId: relatives.memberId, invitedBy: relatives.invitedBy })
      .from(relatives)
      .where(and(eq(relatives.childId, childId), isNull(relatives.endedAt)))
    if (rows.some(row => row.memberId === memberId && row.invitedBy === invitedBy)) return
    if (rows.length >= mostRelatives) throw new Problem('conflict', 'as many as there may be')
    const made = await tx
      .insert(members)
      .values({ id: memberId, role: 'relative', name: input.name, welcomedAt: new Date() })
      .onConflictDoNothing()
      .returning({ id: members.id })
    // An id that is somebody's already is nobody's to hand out a link for.
    found(made[0])
    await tx
      .insert(relatives)
      .values({ childId, memberId, invitedBy, since, name: input.name, relation: input.relation })
  })
  return invite(school.asSystem(), memberId, hostname)
}

/** A new link for a relative of one's own who has not joined; the one before stops working. @throws as inviteRelative() */
export async function inviteAgain(school: School, relativeId: string, hostname: string): Promise<{ href: string }> {
  const { childId, memberId, invitedBy } = await relativeOf(school, relativeId)
  await requireDecider(school, childId)
  if (invitedBy !== school.actor.memberId) throw new Problem('not_found', 'invited by another guardian')
  if (!(await mayBeInvited(school))) throw new Problem('forbidden', 'relatives are not invited here')
  return invite(school.asSystem(), memberId, hostname)
}

/** Changes how far back a relative of one's own sees, from their next request on. @throws Problem not_found */
export async function changeReach(school: School, relativeId: string, reach: Reach): Promise<void> {
  const { childId, invitedBy } = await relativeOf(school, relativeId)
  await requireDecider(school, childId)
  if (invitedBy !== school.actor.memberId) throw new Problem('not_found', 'invited by another guardian')
  const since = await firstDayOf(school, reach)
  await school.asSystem().write(tx => tx.update(relatives).set({ since }).where(eq(relatives.id, relativeId)))
}

/**
 * Ends it at once, whoever invited: for guardians who decide for the child, and the office. A link that was not taken up is worth nothing
 * from then on. Twice is once.
 * @throws Problem not_found
 */
export async function endRelative(school: School, relativeId: string): Promise<{ childId: string }> {
  const { childId, memberId } = await relativeOf(school, relativeId)
  if (!isOffice(school.actor.role)) await requireDecider(school, childId)
  await school.asSystem().write(async tx => {
    await tx
      .update(relatives)
      .set({ endedAt: sql`coalesce(${relatives.endedAt}, now())`, endedBy: school.actor.memberId })
      .where(eq(relatives.id, relativeId))
    const waiting = await tx
      .update(members)
      .set({ leftAt: new Date() })
      .where(and(eq(members.id, memberId), isNull(members.identityId), isNull(members.leftAt)))
      .returning({ id: members.id })
    if (waiting.length > 0)
      await tx
        .update(invitations)
        .set({ withdrawnAt: new Date() })
        .where(and(eq(invitations.memberId, memberId), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    tx.afterCommit(() => publish('member', school.id))
    await tx.announce('relatives', relativeId, { memberIds: [memberId] })
  })
  return { childId }
}

/** As its reader sees it, who is a guardian of the child or the office. @throws Problem not_found */
export async function relativeOf(school: School, relativeId: string): Promise<typeof relatives.$inferSelect> {
  const rows = await school.read(q => q.select().from(relatives).where(eq(relatives.id, relativeId)))
  return found(rows[0])
}

/** Who sees the child and decides for it today. @throws Problem not_found */
async function requireDecider(school: School, childId: string): Promise<void> {
  await school.read(async (q: Queries) => {
    const [rows] = await Promise.all([
      q.select({ id: children.id }).from(children).where(eq(children.id, childId)),
      assertDecides(q, school, childId),
    ])
    found(rows[0])
  })
}

/** ISO date, or null for everything. Where no school year is running, a year back. */
async function firstDayOf(school: School, reach: Reach): Promise<string | null> {
  const today = school.today()
  if (reach === 'everything') return null
  if (reach === 'today') return today
  const running = (await yearsOf(school)).find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  return running?.startsOn ?? usualYear(school.facts.country, today).startsOn
}
