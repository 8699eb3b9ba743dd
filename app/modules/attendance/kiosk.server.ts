import { randomBytes } from 'node:crypto'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { kioskClasses, kiosks } from '#db/schema/attendance-kiosks.ts'
import { classes } from '#db/schema/classes.ts'
import { kioskOf, memberOf } from '#tenants/actor.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { hashOf } from '#tenants/kiosk.server.ts'
import { hashSecret, isSecret } from '#tenants/pin-hash.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { KioskStartInput } from './kiosk-forms.ts'

/** A kiosk in the staff's list. Instants are ISO. */
export interface KioskRow {
  id: string
  name: string
  classNames: string[]
  startedAt: string
  lastSeenAt: string
}

/**
 * Makes the device before us a kiosk for some classes.
 * @returns the token for its cookie, which is stored nowhere
 * @throws Problem not_found for a class that is not the actor's, or a kiosk that there is
 */
export async function startKiosk(school: School, { kioskId, name, classIds, pin }: KioskStartInput): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const exitHash = await hashSecret(school, `exit/${kioskId}`, pin)
  await school.write(async tx => {
    const made = await tx
      .insert(kiosks)
      .values({ id: kioskId, name, startedBy: memberOf(school.actor), tokenHash: hashOf(token), exitHash })
      .onConflictDoNothing()
      .returning({ id: kiosks.id })
    if (made.length === 0) throw new Problem('not_found', 'kiosk')
    await tx.insert(kioskClasses).values([...new Set(classIds)].map(classId => ({ kioskId, classId })))
  })
  return token
}

/** The kiosks that stand somewhere, those seen last first. */
export async function kiosksOf(school: School): Promise<KioskRow[]> {
  const rows = await school.read(q =>
    q
      .select({ kiosk: kiosks, className: classes.name })
      .from(kiosks)
      .leftJoin(kioskClasses, and(eq(kioskClasses.schoolId, kiosks.schoolId), eq(kioskClasses.kioskId, kiosks.id)))
      .leftJoin(classes, and(eq(classes.schoolId, kioskClasses.schoolId), eq(classes.id, kioskClasses.classId)))
      .where(isNull(kiosks.endedAt))
      .orderBy(desc(kiosks.lastSeenAt), desc(kiosks.id), asc(classes.name)),
  )
  const byId = new Map<string, KioskRow>()
  for (const { kiosk, className } of rows) {
    const { id, name, createdAt, lastSeenAt } = kiosk
    const row = byId.get(id) ?? {
      ...{ id, name, classNames: [] },
      ...{ startedAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() },
    }
    if (className) row.classNames.push(className)
    byId.set(id, row)
  }
  return [...byId.values()]
}

/** A kiosk is none from this moment, whatever is open on it; a second time changes nothing. @throws Problem not_found */
export async function endKiosk(school: School, kioskId: string): Promise<void> {
  await school.write(async tx => {
    const ended = await tx
      .update(kiosks)
      .set({ endedAt: sql`coalesce(${kiosks.endedAt}, now())` })
      .where(eq(kiosks.id, kioskId))
      .returning({ id: kiosks.id })
    found(ended[0])
  })
}

/**
 * Ends the kiosk on the device itself, by whoever knows its PIN.
 * @returns false for another PIN, and then nothing changes
 * @throws Problem rate_limited
 */
export async function leaveKiosk(school: School, pin: string): Promise<boolean> {
  const kioskId = kioskOf(school.actor)
  await spend({ 'kiosk_exit.kiosk': kioskId })
  const inside = school.asSystem()
  const [row] = await inside.read(q =>
    q.select({ exitHash: kiosks.exitHash }).from(kiosks).where(eq(kiosks.id, kioskId)),
  )
  if (!(await isSecret(inside, `exit/${kioskId}`, pin, found(row).exitHash))) return false
  // Nobody's write but the school's: a kiosk itself may write nothing at all.
  await inside.write(tx =>
    tx
      .update(kiosks)
      .set({ endedAt: sql`now()` })
      .where(and(eq(kiosks.id, kioskId), isNull(kiosks.endedAt))),
  )
  return true
}
