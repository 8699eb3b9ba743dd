import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children, guardianships } from '#db/schema/children.ts'
import { joinCodes } from '#db/schema/invitations.ts'
import { members } from '#db/schema/members.ts'
import { publish } from '../bus.server.ts'
import { putContact, sealContact } from '../people/contacts.server.ts'
import type { Relation } from '../people/rights.ts'
import { Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { indexFor, sealFor } from '../vault.server.ts'
import { emailOf } from './identities.server.ts'
import { newJoinCode, readJoinCode } from './join-code.ts'

export const joinCodeDays = 90
/** Codes of a child's sheet unless told otherwise. */
export const usualGuardians = 2

export interface JoinCode {
  childId: string
  childName: string
  /** 1 for the first guardian. */
  guardianNumber: number
  /** Ten signs, ungrouped. */
  code: string
  expiresAt: Date
}

/**
 * The codes for a sheet: those that wait to be used are printed again, missing ones are made. Whoever may see the children
 * may: the office, and staff of their classes.
 * @param guardians how many codes each child needs
 * @returns by child, then by guardian
 */
export async function joinCodesFor(
  school: School,
  childIds: readonly string[],
  guardians = usualGuardians,
): Promise<JoinCode[]> {
  const [sealer, index] = await Promise.all([sealFor(school, 'secret'), indexFor(school)])
  const expiresAt = new Date(Date.now() + joinCodeDays * 86_400_000)
  const rows = await school.write(async tx => {
    // Two who print at once would make two codes for one guardian.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`join-codes:${school.id}`}, 0))`)
    const own = await tx
      .select({ id: children.id })
      .from(children)
      .where(inArray(children.id, [...childIds]))
    const standing = await tx
      .select({ childId: joinCodes.childId, number: joinCodes.guardianNumber })
      .from(joinCodes)
      .where(and(inArray(joinCodes.childId, [...childIds]), isWaiting()))
    const missing = own.flatMap(({ id: childId }) =>
      numbers(guardians).flatMap(number =>
        standing.some(row => row.childId === childId && row.number === number) ? [] : [{ childId, number }],
      ),
    )
    if (missing.length > 0)
      await tx.insert(joinCodes).values(missing.map(({ childId, number }) => newRow(childId, number)))
    return selectWaiting(tx, childIds)
  })
  const codes = rows.filter(row => Number(row.guardianNumber) <= guardians)
  return Promise.all(
    codes.map(async ({ id, codeSealed, ...row }) => ({
      ...row,
      guardianNumber: Number(row.guardianNumber),
      code: await sealer.open(place(id), codeSealed),
    })),
  )

  function newRow(childId: string, guardianNumber: string) {
    const id = uuidv7()
    const code = newJoinCode()
    return {
      id,
      childId,
      guardianNumber,
      codeHash: index(hashField, code),
      codeSealed: sealer.seal(place(id), code),
      expiresAt,
    }
  }
}

/** Makes the waiting codes of a child worthless, e.g. after a sheet was lost; the next sheet has new ones. */
export async function revokeJoinCodes(school: School, childId: string): Promise<void> {
  await school.write(tx =>
    tx
      .update(joinCodes)
      .set({ expiresAt: new Date() })
      .where(and(eq(joinCodes.childId, childId), isWaiting())),
  )
}

/** Whose code it is; null for one that is used, over, mistyped or another school's. */
export async function findJoinCode(
  school: School,
  typed: string,
): Promise<{ childId: string; childName: string } | null> {
  const hash = await hashOf(school, typed)
  const rows = await school.asSystem().read(q =>
    q
      .select({ childId: children.id, childName: children.firstName })
      .from(joinCodes)
      .innerJoin(children, and(eq(children.schoolId, joinCodes.schoolId), eq(children.id, joinCodes.childId)))
      .where(and(eq(joinCodes.codeHash, hash), isWaiting(), isNull(children.leftOn))),
  )
  return rows[0] ?? null
}

/**
 * Joins with a code: makes the identity a guardian member here, unless it is one, and a guardian of the child. Each code works
 * once; the same person may repeat it. Those of a child that leaves work no more.
 * @returns the member's id
 * @throws Problem gone, the same for every code that cannot be used, and when the office has ended this very guardianship
 */
export async function join(
  school: School,
  typed: string,
  identityId: string,
  guardian: { name: string; relation: Relation; locale: string },
): Promise<string> {
  const [hash, email] = await Promise.all([hashOf(school, typed), emailOf(identityId)])
  const memberId = uuidv7()
  const contact = await sealContact(school.asSystem(), uuidv7(), memberId, { email: email ?? undefined })
  return school.asSystem().write(async tx => {
    const [code] = await tx.select().from(joinCodes).where(eq(joinCodes.codeHash, hash)).for('update')
    if (!code) throw new Problem('gone', 'join code')
    const [child] = await tx.select({ leftOn: children.leftOn }).from(children).where(eq(children.id, code.childId))
    const [known] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.identityId, identityId), eq(members.role, 'guardian'), isNull(members.leftAt)))
    if (code.usedAt && known && code.usedBy === known.id) return known.id
    if (code.usedAt || code.expiresAt <= new Date() || child?.leftOn !== null) throw new Problem('gone', 'join code')
    if (!known) {
      await tx
        .update(members)
        .set({ identityId: null })
        .where(and(eq(members.identityId, identityId), eq(members.role, 'guardian')))
      await tx
        .insert(members)
        .values({ id: memberId, identityId, role: 'guardian', name: guardian.name, locale: guardian.locale })
      await putContact(tx, contact)
    }
    const own = known?.id ?? memberId
    const [made] = await tx
      .insert(guardianships)
      .values({ childId: code.childId, memberId: own, relation: guardian.relation })
      .onConflictDoUpdate({
        target: [guardianships.schoolId, guardianships.childId, guardianships.memberId],
        set: { relation: guardian.relation },
        setWhere: isNull(guardianships.endedAt),
      })
      .returning({ id: guardianships.id })
    if (!made) throw new Problem('gone', 'the guardianship was ended')
    await tx.update(joinCodes).set({ usedAt: new Date(), usedBy: own }).where(eq(joinCodes.id, code.id))
    tx.afterCommit(() => publish('member', school.id))
    return own
  })
}

const hashField = { table: 'join_codes', column: 'code' }
const place = (rowId: string) => ({ table: 'join_codes', column: 'code_sealed', rowId })
const numbers = (count: number) => Array.from({ length: count }, (_, each) => String(each + 1))
const isWaiting = () => and(isNull(joinCodes.usedAt), gt(joinCodes.expiresAt, new Date()))

/** 50 bits would be guessed from a plain hash; this one is keyed. What cannot be a code hashes to nobody's. */
const hashOf = async (school: School, typed: string) =>
  (await indexFor(school))(hashField, readJoinCode(typed) ?? 'none')

const selectWaiting = (tx: Write, childIds: readonly string[]) =>
  tx
    .select({
      id: joinCodes.id,
      childId: joinCodes.childId,
      childName: children.firstName,
      lastName: children.lastName,
      guardianNumber: joinCodes.guardianNumber,
      codeSealed: joinCodes.codeSealed,
      expiresAt: joinCodes.expiresAt,
    })
    .from(joinCodes)
    .innerJoin(children, and(eq(children.schoolId, joinCodes.schoolId), eq(children.id, joinCodes.childId)))
    .where(and(inArray(joinCodes.childId, [...childIds]), isWaiting()))
    .orderBy(asc(children.lastName), asc(children.firstName), asc(joinCodes.childId), asc(joinCodes.guardianNumber))
