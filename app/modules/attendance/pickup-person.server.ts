import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { pickupPersons } from '#db/schema/attendance.ts'
import { children, guardianships } from '#db/schema/children.ts'
import { memberOf } from '#tenants/actor.ts'
import { ownAttachments } from '#tenants/files/attachments.server.ts'
import { publishTo } from '#tenants/files/tags.server.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import type { PickupPersonInput } from './forms.ts'

/** Somebody who may fetch a child, as its guardians and the staff of its class see them. */
export interface PickupPerson {
  id: string
  name: string
  relation: string
  phone: string | null
  photoId: string | null
  /** ISO dates. */
  fromDay: string
  toDay: string | null
  /** The member who said so. */
  addedBy: string
}

const phoneField = (rowId: string) => ({ table: 'pickup_persons', column: 'phone_sealed', rowId })

/**
 * Lets somebody fetch a child. Sent twice, it is one. The photo is open to the child's circle from now on.
 * @returns null, or 'past' when the last day is over
 * @throws Problem not_found for a child that is not the actor's to decide for, or a photo that is not theirs
 */
export async function addPerson(
  school: School,
  childId: string,
  { personId, phone, photoId, ...person }: PickupPersonInput,
): Promise<'past' | null> {
  found((await pickupChild(school, childId)).decides || undefined)
  if (person.toDay && person.toDay < school.today()) return 'past'
  const sealer = await sealFor(school, 'contact')
  const phoneSealed = phone ? sealer.seal(phoneField(personId), phone) : null
  await school.write(async tx => {
    await assertDecides(tx, school, childId)
    const added = await tx
      .insert(pickupPersons)
      .values({ ...person, id: personId, childId, phoneSealed, photoId, addedBy: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning({ id: pickupPersons.id })
    if (added.length === 0) return
    const photos = await ownAttachments(tx, school, photoId ? [photoId] : [])
    await publishTo(tx, photos, { childIds: [childId] }, school.today())
    await tx.announce('attendance', childId, { childIds: [childId] })
  })
  return null
}

/** Somebody fetches the child no longer, from this moment; a second time changes nothing. @throws Problem not_found */
export async function endPerson(school: School, personId: string): Promise<void> {
  await school.write(async tx => {
    const [person] = await tx
      .select({ childId: pickupPersons.childId })
      .from(pickupPersons)
      .where(eq(pickupPersons.id, personId))
    const { childId } = found(person)
    if (school.actor.role === 'guardian') await assertDecides(tx, school, childId)
    await tx
      .update(pickupPersons)
      .set({ endedAt: sql`now()`, endedBy: memberOf(school.actor) })
      .where(and(eq(pickupPersons.id, personId), isNull(pickupPersons.endedAt)))
    await tx.announce('attendance', childId, { childIds: [childId] })
  })
}

/** Who may fetch a child now or later; those who were ended or whose last day is over are left out. */
export async function personsOf(school: School, childId: string): Promise<PickupPerson[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(pickupPersons)
      .where(
        and(
          eq(pickupPersons.childId, childId),
          isNull(pickupPersons.endedAt),
          sql`coalesce(${pickupPersons.toDay}, 'infinity') >= ${school.today()}::date`,
        ),
      )
      .orderBy(asc(pickupPersons.name), asc(pickupPersons.id)),
  )
  const sealer = await sealFor(school, 'contact')
  return Promise.all(
    rows.map(async ({ id, name, relation, phoneSealed, photoId, fromDay, toDay, addedBy }) => ({
      ...{ id, name, relation, photoId, fromDay, toDay, addedBy },
      phone: phoneSealed ? await sealer.open(phoneField(id), phoneSealed) : null,
    })),
  )
}

/** A child of the actor's, and whether they decide who fetches it: guardians with that right. @throws Problem not_found */
export async function pickupChild(
  school: School,
  childId: string,
): Promise<{ id: string; name: string; shortName: string; photoId: string | null; decides: boolean }> {
  const { role, memberId } = school.actor
  const [own, rights] = await school.read(q =>
    Promise.all([
      q.select({ child: children, photoId: portraitId }).from(children).where(eq(children.id, childId)),
      role === 'guardian' && memberId
        ? q
            .select({ mayDecide: guardianships.mayDecide })
            .from(guardianships)
            .where(
              and(
                eq(guardianships.childId, childId),
                eq(guardianships.memberId, memberId),
                isNull(guardianships.endedAt),
              ),
            )
        : [],
    ]),
  )
  const { child, photoId } = found(own[0])
  return {
    id: child.id,
    name: nameOf(child),
    shortName: shortNameOf(child),
    photoId,
    decides: rights[0]?.mayDecide ?? false,
  }
}
