import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Change, Plan, Side, Taken } from '#app/platform/copies.ts'
import { siteCopies } from '#db/schema/site-copies.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { type OfferedPart, partsFrom } from './parts.server.ts'

/**
 * How a part stands: different here, already the same, nothing there to copy, its module off here. Of what was asked for also: done, or shown before
 * the other school changed it.
 */
export type PartState = 'different' | 'same' | 'nothing' | 'off' | 'done' | 'changed'

export interface PartStanding {
  id: string
  moduleId: string | null
  state: PartState
  changes: Change[]
  /** Of what would be copied; a form sends it back, so that nothing is copied that its reader has not seen. */
  seen: string
}

/** What copying from one school to another would do now. Reads both, changes neither. */
export function compareSites(from: Side, to: Side): Promise<PartStanding[]> {
  const [there, here] = [together(from), together(to)]
  return Promise.all(
    partsFrom(from).map(async offered => {
      const refused = isOff(offered, to)
      const taken = refused ? null : await offered.part(there)
      if (!taken) return standing(offered, refused ? 'off' : 'nothing')
      const { changes } = await here.school.read(q => taken.plan(q, here))
      return standing(offered, changes.length > 0 ? 'different' : 'same', changes, fingerprintOf(taken))
    }),
  )
}

/**
 * Copies parts, each in one transaction of the receiving school; the first that fails leaves those before it done. Doing it again does nothing
 * more. Each is written down at both schools, at the other one before anything is done here.
 * @param asked ids of parts, with what `compareSites` said of each
 * @throws Problem not_found when the other school is no longer the owner's
 */
export async function copyParts(
  from: Side,
  to: Side,
  asked: readonly { id: string; seen: string }[],
): Promise<PartStanding[]> {
  const done: PartStanding[] = []
  for (const offered of partsFrom(from)) {
    const wanted = asked.find(({ id }) => id === offered.id)
    // A switch that was copied a moment ago counts.
    if (wanted) done.push(await copyPart(offered, from, await asNow(to), wanted.seen))
  }
  return done
}

async function copyPart(offered: OfferedPart, from: Side, to: Side, seen: string): Promise<PartStanding> {
  if (isOff(offered, to)) return standing(offered, 'off')
  const taken = await offered.part(from)
  if (!taken) return standing(offered, 'nothing')
  if (fingerprintOf(taken) !== seen) return standing(offered, 'changed')
  const before = await to.school.read(q => taken.plan(q, to))
  if (!doesAnything(before)) return standing(offered, 'same', before.changes)
  await from.school.write(tx => note(tx, from.school, 'out', offered.id))
  if (taken.files && !(await taken.files(to))) return standing(offered, 'changed')
  return to.school.write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('site-copy:' || ${to.school.id}, 0))`)
    const plan = await taken.plan(tx, to)
    if (!doesAnything(plan)) return standing(offered, 'same', plan.changes)
    await plan.put(tx)
    await note(tx, to.school, 'in', offered.id)
    return standing(offered, 'done', plan.changes)
  })
}

/** The row's policy asks whether the member owns the school at this moment. */
const note = (tx: Write, school: School, direction: 'in' | 'out', part: string) =>
  tx.insert(siteCopies).values({ id: uuidv7(), direction, part, memberId: memberOf(school.actor) })

const isOff = ({ moduleId }: OfferedPart, { resolved }: Side): boolean =>
  moduleId !== null && !resolved.modules.includes(moduleId)

const doesAnything = ({ changes }: Plan): boolean => changes.some(({ kind }) => kind !== 'left')

const standing = (
  { id, moduleId }: OfferedPart,
  state: PartState,
  changes: Change[] = [],
  seen = '',
): PartStanding => ({ id, moduleId, state, changes, seen })

const fingerprintOf = ({ what }: Taken): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16)

const together = ({ school, resolved }: Side): Side => ({ school: school.readingTogether(), resolved })

const asNow = async ({ school }: Side): Promise<Side> => ({ school, resolved: found(await resolveSchool(school.id)) })
