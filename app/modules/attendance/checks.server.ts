import { and, eq, inArray } from 'drizzle-orm'
import type { CheckLevel, CheckRound } from '#db/attendance-words.ts'
import { attendanceCheckSteps, attendanceChecks } from '#db/schema/attendance-checks.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { type Sealer, sealFor } from '#tenants/vault.server.ts'
import type { CheckInput, StepInput } from './check-forms.ts'
import { type CheckFinding, levelOf, roundAt, standingCheck, thresholdsOf } from './check-policy.ts'
import { assertEnrolled } from './marking.server.ts'
import { madeAt } from './policy.ts'
import { clockAt, dayAt } from './school-day.server.ts'
import type { Settings } from './settings.ts'
import { lockDays } from './standing.server.ts'

/** Why checks are refused; none of those that came together is then kept. */
export type CheckRefusal = 'tomorrow' | 'past'

/** The one place a finding is sealed for. */
export const findingPlace = (rowId: string) => ({ table: 'attendance_checks', column: 'finding_sealed', rowId })

/** What a row holds of a finding. @throws VaultRefused, KeyDestroyed */
export async function openFinding(
  sealer: Sealer,
  { id, findingSealed }: { id: string; findingSealed: string | null },
): Promise<CheckFinding | null> {
  return findingSealed ? JSON.parse(await sealer.open(findingPlace(id), findingSealed)) : null
}

/**
 * Takes what was seen of children in a round, a moment or hours ago, in any order and as often as it is sent. All or none.
 * @param waited milliseconds for which it waited to be sent, by the clock with which it was made
 * @returns what came of each, in their order; or why they are refused, with the place of the first that is
 * @throws Problem not_found for a child that was not the actor's on that day
 */
export async function takeChecks(
  school: School,
  settings: Settings,
  checks: readonly CheckInput[],
  waited: number,
  receivedAt: number = Date.now(),
): Promise<{ levels: CheckLevel[] } | { refused: CheckRefusal; at: number }> {
  const checkedAt = madeAt(waited, receivedAt)
  const made = dayAt(school, checkedAt)
  const wrong = checks.findIndex(({ day }) => day !== made)
  if (wrong >= 0) return { refused: (checks[wrong]?.day ?? '') > made ? 'tomorrow' : 'past', at: wrong }
  const sealer = await sealFor(school, 'health')
  const now = roundAt(clockAt(school, checkedAt), settings)
  const rows = checks.map(check => ({
    ...{ ...rowOf(school, settings, sealer, check), round: check.round ?? now },
    checkedAt: new Date(checkedAt),
  }))
  await school.write(async tx => {
    await lockDays(tx, rows)
    const [before] = await Promise.all([standingOf(tx, rows, made), assertEnrolled(tx, rows)])
    const fresh = await tx
      .insert(attendanceChecks)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: attendanceChecks.id })
    if (fresh.length === 0) return
    const after = await standingOf(tx, rows, made)
    for (const [place, { id, level }] of after)
      if (level === 'alert' && before.get(place)?.level !== 'alert')
        await tx.record('attendance.check_alert', { checkId: id })
    const childIds = [...new Set(rows.map(({ childId }) => childId))]
    await tx.announce('attendance', childIds[0] ?? '', { childIds })
  })
  return { levels: rows.map(({ level }) => level) }
}

/**
 * Notes what was done about a child that is unwell; sent twice, it is one.
 * @returns null, or why it is refused
 * @throws Problem not_found for a child that was not the actor's on that day
 */
export async function takeStep(
  school: School,
  childId: string,
  { stepId, day, step, waited }: StepInput,
  receivedAt: number = Date.now(),
): Promise<CheckRefusal | null> {
  const doneAt = madeAt(waited, receivedAt)
  const made = dayAt(school, doneAt)
  return school.write(async tx => {
    await assertEnrolled(tx, [{ childId, day: made }])
    if (day !== made) return day > made ? 'tomorrow' : 'past'
    await tx
      .insert(attendanceCheckSteps)
      .values({ id: stepId, childId, day, step, doneBy: memberOf(school.actor), doneAt: new Date(doneAt) })
      .onConflictDoNothing()
    await tx.announce('attendance', childId, { childIds: [childId] })
    return null
  })
}

function rowOf(school: School, settings: Settings, sealer: Sealer, check: CheckInput) {
  const { checkId, childId, day, round, state, seenCheck, temperature, note, ...signs } = check
  const finding: CheckFinding = { ...signs, temperature: temperature ?? null, note: note ?? null }
  const level: CheckLevel = state === 'open' ? 'open' : levelOf(finding, thresholdsOf(settings, school.facts.country))
  const empty = state === 'open' || (level === 'fine' && finding.temperature === null)
  return {
    id: checkId,
    childId,
    day,
    level,
    findingSealed: empty ? null : sealer.seal(findingPlace(checkId), JSON.stringify(finding)),
    checkedBy: memberOf(school.actor),
    seenCheck: seenCheck ?? null,
  }
}

/** What stands of each child on the day, by child and round. */
async function standingOf(tx: Write, children: readonly { childId: string }[], day: string) {
  const rows = await tx
    .select({
      id: attendanceChecks.id,
      childId: attendanceChecks.childId,
      round: attendanceChecks.round,
      level: attendanceChecks.level,
      checkedAt: attendanceChecks.checkedAt,
      seen: attendanceChecks.seenCheck,
    })
    .from(attendanceChecks)
    .where(
      and(
        eq(attendanceChecks.day, day),
        inArray(
          attendanceChecks.childId,
          children.map(({ childId }) => childId),
        ),
      ),
    )
  const checks = rows.map(({ checkedAt, ...row }) => ({ ...row, at: checkedAt.getTime() }))
  const placeOf = ({ childId, round }: { childId: string; round: CheckRound }) => `${childId}/${round}`
  const standing = checks.map(check => [
    placeOf(check),
    standingCheck(checks.filter(each => placeOf(each) === placeOf(check))),
  ])
  return new Map(standing as [string, { id: string; level: CheckLevel }][])
}
