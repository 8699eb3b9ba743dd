import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import type { PickupRefusalReason } from '#db/attendance-words.ts'
import type { Queries } from '#db/client.server.ts'
import { pickupCodes } from '#db/schema/attendance.ts'
import { memberOf } from '#tenants/actor.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { type BlindIndexer, indexFor } from '#tenants/vault.server.ts'
import type { PickupCodeInput } from './forms.ts'
import { pickupChild } from './pickup-person.server.ts'

/** A code that is out, as families and staff see it; the digits are known to whoever was given them. */
export interface PickupCode {
  id: string
  personName: string
  /** ISO date. */
  day: string
  used: boolean
  /** The member who made it. */
  madeBy: string
}

const field = { table: 'pickup_codes', column: 'code' }
/** How often other digits are tried when somebody at the school has the same for that day: of 10^6, even once is rare. */
const mostAttempts = 8

/**
 * Makes a code with which a named person may fetch the child once, on one day. Made again with the same id it is the same
 * code: the digits follow from the id by the school's key, so that a lost answer can be asked for again and nothing that
 * gives the code away is stored.
 * @returns six digits; or 'past' for a day that is over
 * @throws Problem not_found (a child that is not the actor's to decide for; an id that is another's, withdrawn or used),
 *   rate_limited
 */
export async function makeCode(
  school: School,
  childId: string,
  { codeId, personName, day }: PickupCodeInput,
): Promise<{ code: string } | 'past'> {
  // Before anything about the form: a child that is not theirs is none, whatever was typed.
  found((await pickupChild(school, childId)).decides || undefined)
  if (day < school.today()) return 'past'
  const madeBy = memberOf(school.actor)
  await spend({ 'pickup_code.member': madeBy })
  const index = await indexFor(school)
  return school.write(async tx => {
    await assertDecides(tx, school, childId)
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const code = digitsOf(index, codeId, attempt)
      const codeIndex = index(field, code)
      const made = await tx
        .insert(pickupCodes)
        .values({ id: codeId, childId, personName, day, codeIndex, madeBy })
        .onConflictDoNothing()
        .returning({ id: pickupCodes.id })
      if (made.length > 0) {
        await tx.announce('attendance', childId, { childIds: [childId] })
        return { code }
      }
      const [known] = await tx.select().from(pickupCodes).where(eq(pickupCodes.id, codeId))
      if (known?.codeIndex === codeIndex && known.madeBy === madeBy && known.childId === childId && isOpen(known))
        return { code }
    }
    throw new Problem('not_found', 'code')
  })
}

/** Takes a code back before it was used; a second time changes nothing. @throws Problem not_found */
export async function withdrawCode(school: School, codeId: string): Promise<void> {
  await school.write(async tx => {
    const [code] = await tx.select({ childId: pickupCodes.childId }).from(pickupCodes).where(eq(pickupCodes.id, codeId))
    const { childId } = found(code)
    if (school.actor.role === 'guardian') await assertDecides(tx, school, childId)
    await tx
      .update(pickupCodes)
      .set({ withdrawnAt: sql`coalesce(${pickupCodes.withdrawnAt}, now())` })
      .where(eq(pickupCodes.id, codeId))
    await tx.announce('attendance', childId, { childIds: [childId] })
  })
}

/** The codes of a child that are out for today and later, and today's used ones, the nearest day first. */
export async function codesOf(school: School, childId: string): Promise<PickupCode[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(pickupCodes)
      .where(
        and(eq(pickupCodes.childId, childId), gte(pickupCodes.day, school.today()), isNull(pickupCodes.withdrawnAt)),
      )
      .orderBy(pickupCodes.day, pickupCodes.id),
  )
  return rows.map(({ id, personName, day, usedAt, madeBy }) => ({ id, personName, day, used: usedAt !== null, madeBy }))
}

/**
 * Checks and uses up a code within the write that hands the child over; made before it, since it needs the school's key.
 * A code is worth nothing once whoever made it is no longer among `deciders`.
 */
export type CodeCheck = (
  tx: Queries,
  childId: string,
  today: string,
  deciders: ReadonlySet<string>,
) => Promise<{ codeId: string } | { refused: PickupRefusalReason }>

/**
 * Prepares the check of a code that somebody shows.
 * @param tries whose tries are counted: one of the staff's or a kiosk's
 * @throws Problem rate_limited
 */
export async function codeCheck(school: School, code: string, tries: Parameters<typeof spend>[0]): Promise<CodeCheck> {
  await spend(tries)
  const codeIndex = (await indexFor(school))(field, code)
  return async (tx, childId, today, deciders) => {
    const rows = await tx
      .select()
      .from(pickupCodes)
      .where(
        and(eq(pickupCodes.childId, childId), eq(pickupCodes.codeIndex, codeIndex), isNull(pickupCodes.withdrawnAt)),
      )
      .for('update')
    const ofToday = rows.find(({ day }) => day === today)
    if (!ofToday) return { refused: rows.length > 0 ? 'code_other_day' : 'code_unknown' }
    if (ofToday.usedAt) return { refused: 'code_used' }
    if (!deciders.has(ofToday.madeBy)) return { refused: 'code_unknown' }
    await tx.update(pickupCodes).set({ usedAt: sql`now()` }).where(eq(pickupCodes.id, ofToday.id))
    return { codeId: ofToday.id }
  }
}

const isOpen = ({ usedAt, withdrawnAt }: typeof pickupCodes.$inferSelect) => usedAt === null && withdrawnAt === null

/** Six digits that nobody can tell from the id without the school's key; 48 bits over 10^6 leave no digit likelier than another. */
function digitsOf(index: BlindIndexer, codeId: string, attempt: number): string {
  const bytes = Buffer.from(index({ table: 'pickup_codes', column: 'digits' }, `${codeId}/${attempt}`), 'base64url')
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}
