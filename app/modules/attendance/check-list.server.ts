import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import { type CheckRound, checkRounds } from '#db/attendance-words.ts'
import { attendanceCheckSteps, attendanceChecks } from '#db/schema/attendance-checks.ts'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import type { CheckList, StandingCheck, StepTaken } from './check-child.ts'
import { standingCheck, thresholdsOf } from './check-policy.ts'
import { openFinding } from './checks.server.ts'
import { dayBeside } from './clock.ts'
import { presenceOf } from './policy.ts'
import { readRegister } from './register.server.ts'
import type { Settings } from './settings.ts'

/** A day on which a child was looked at. */
export interface CheckDay {
  /** ISO date. */
  day: string
  /** In the order of the day. */
  rounds: RoundOfDay[]
  steps: StepTaken[]
}

/** What a round found; those in which nobody looked are left out. */
export interface RoundOfDay {
  round: CheckRound
  /** What stands; null once it was taken back. */
  check: StandingCheck | null
  /** The others, the newest first. */
  earlier: StandingCheck[]
}

/** Days that a child's page reaches back. */
const daysShown = 30

/**
 * Today's check of a class in a round. Teachers see all of it, which is a look a day at every child of the class; the office sees how
 * grave a finding is, and what it was only where it wrote it itself, or has said why it looks: for the rest it opens the child.
 * @throws Problem not_found for a class that is not the actor's
 */
export async function readChecks(
  school: School,
  settings: Settings,
  classId: string,
  round: CheckRound,
): Promise<CheckList> {
  const day = school.today()
  const { id, name, children } = await readRegister(school, classId, day)
  const childIds = children.map(child => child.id)
  const read = await readOf(school, childIds, day, { span: 'day', needsReason: isOffice(school.actor.role) })
  return {
    id,
    name,
    day,
    round,
    thresholds: thresholdsOf(settings, school.facts.country),
    children: children.map(({ id, name, fullName, photoId, mark, reported }) => {
      const own = read.find(each => each.childId === id)
      const of = (asked: CheckRound) => own?.rounds.find(each => each.round === asked)?.check ?? null
      return {
        ...{ id, name, fullName, photoId, presence: presenceOf(mark, reported !== null) },
        check: of(round),
        morning: round === 'noon' ? of('morning') : null,
        steps: own?.steps ?? [],
      }
    }),
  }
}

/**
 * A child's checks of the last weeks, the newest first, and what was done. The page has asked for the reason (`openSensitive`).
 * @throws Problem not_found for a child out of the actor's sight
 */
export async function childChecks(school: School, childId: string): Promise<{ name: string; days: CheckDay[] }> {
  const from = dayBeside(school.today(), -daysShown)
  const [child] = await school.read(q => q.select().from(children).where(eq(children.id, childId)))
  const name = nameOf(found(child))
  return { name, days: await checksSince(school, childId, from) }
}

/** A child's checks from a day on (ISO date), the newest first; as above. */
export async function checksSince(school: School, childId: string, from: string): Promise<CheckDay[]> {
  const days = await readOf(school, [childId], from, { span: 'hour', needsReason: false })
  return days.sort((one, other) => (one.day < other.day ? 1 : -1))
}

interface Reading {
  /** A look at a list is one a day, at a single child one an hour. */
  span: 'hour' | 'day'
  /** Findings of others stay closed where the reader has not said why they look. */
  needsReason: boolean
}

/** Checks and steps by child and day, read in the write that leaves the look. */
async function readOf(
  school: School,
  childIds: readonly string[],
  from: string,
  { span, needsReason }: Reading,
): Promise<(CheckDay & { childId: string })[]> {
  if (childIds.length === 0) return []
  const sealer = await sealFor(school, 'health')
  const [checks, steps, reasons] = await school.write(tx =>
    Promise.all([
      checksOf(tx, childIds, from),
      stepsOf(tx, childIds, from),
      needsReason ? reasonsGiven(tx, school, childIds, 'health') : null,
      noteLook(tx, school, childIds, 'health', span),
    ]),
  )
  const opened = await Promise.all(
    checks.map(async ({ check, by }) => {
      const isOpen = reasons === null || reasons.has(check.childId) || check.checkedBy === school.actor.memberId
      const hidden = check.findingSealed !== null && !isOpen
      return {
        ...{ id: check.id, childId: check.childId, day: check.day, round: check.round, level: check.level },
        ...{ seen: check.seenCheck, hidden },
        finding: hidden ? null : await openFinding(sealer, check),
        at: check.checkedAt.getTime(),
        by: by ?? '',
      }
    }),
  )
  const places = [...opened, ...steps].map(({ childId, day }) => `${childId}/${day}`)
  return [...new Set(places)].map(place => {
    const [childId = '', day = ''] = place.split('/')
    const ofDay = opened.filter(each => each.childId === childId && each.day === day)
    return {
      childId,
      day,
      rounds: checkRounds.flatMap(round => {
        const own = ofDay.filter(each => each.round === round)
        return own.length > 0 ? [{ round, ...roundOf(own) }] : []
      }),
      steps: steps
        .filter(each => each.childId === childId && each.day === day)
        .map(({ id, step, at, by }) => ({ id, step, at: at.toISOString(), by: by ?? '' })),
    }
  })
}

type Opened = Omit<StandingCheck, 'at'> & { at: number; seen: string | null }

function roundOf(own: readonly Opened[]): Omit<RoundOfDay, 'round'> {
  const stands = standingCheck(own)
  const others = own.filter(each => each !== stands).sort((one, other) => other.at - one.at)
  return {
    check: stands && stands.level !== 'open' ? shown(stands) : null,
    earlier: [...(stands?.level === 'open' ? [stands] : []), ...others].map(shown),
  }
}

const shown = ({ id, level, finding, hidden, at, by }: Opened): StandingCheck => ({
  ...{ id, level, finding, hidden, by },
  at: new Date(at).toISOString(),
})

const checksOf = (tx: Write, childIds: readonly string[], from: string) =>
  tx
    .select({ check: attendanceChecks, by: members.name })
    .from(attendanceChecks)
    .leftJoin(
      members,
      sql`${members.schoolId} = ${attendanceChecks.schoolId} and ${members.id} = ${attendanceChecks.checkedBy}`,
    )
    .where(and(inArray(attendanceChecks.childId, [...childIds]), gte(attendanceChecks.day, from)))

const stepsOf = (tx: Write, childIds: readonly string[], from: string) =>
  tx
    .select({
      id: attendanceCheckSteps.id,
      childId: attendanceCheckSteps.childId,
      day: attendanceCheckSteps.day,
      step: attendanceCheckSteps.step,
      at: attendanceCheckSteps.doneAt,
      by: members.name,
    })
    .from(attendanceCheckSteps)
    .leftJoin(
      members,
      and(eq(members.schoolId, attendanceCheckSteps.schoolId), eq(members.id, attendanceCheckSteps.doneBy)),
    )
    .where(and(inArray(attendanceCheckSteps.childId, [...childIds]), gte(attendanceCheckSteps.day, from)))
    .orderBy(asc(attendanceCheckSteps.doneAt), asc(attendanceCheckSteps.id))
