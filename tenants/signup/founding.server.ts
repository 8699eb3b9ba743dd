import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { brands, moduleSwitches } from '#db/schema/settings.ts'
import { schoolYears } from '#db/schema/years.ts'
import { system } from '../actor.ts'
import { defaultColour } from '../brand/brand.server.ts'
import { publish } from '../bus.server.ts'
import { skeleton } from '../confusable.ts'
import { endHold, isHeldFrom } from '../domains/holds.server.ts'
import { keepFirstPassword } from '../identity/first-password.server.ts'
import { ensureIdentity, identityWith } from '../identity/identities.server.ts'
import { kindDefaults } from '../kinds.ts'
import { sealContact } from '../people/contacts.server.ts'
import { usualYear } from '../people/years/year-dates.ts'
import { trialDays } from '../plans.ts'
import { School, type SchoolFacts } from '../school.server.ts'
import type { PendingForm } from './form.ts'

/** Ids that were made with the sign-up, so that founding again founds nothing new. */
export interface FoundingIds {
  schoolId: string
  memberId: string
}

/**
 * Makes a school with its owner, brand and the defaults of its kind, and tells every process. Three roles of the database
 * take part, so it cannot be one transaction; each step does nothing when it was done before, and the sweep of
 * unfinished sign-ups calls it again.
 * @returns the owner's identity, or null when somebody else has the address, or one that looks like it
 */
export async function foundSchool({ schoolId, memberId }: FoundingIds, form: PendingForm): Promise<string | null> {
  const facts = await insertSchool(schoolId, form, await identityWith(form.email))
  if (!facts) return null
  const identityId = await ensureIdentity(form.email, form.locale)
  if (form.passwordHash) await keepFirstPassword(identityId, form.passwordHash)
  const school = new School(facts, system)
  const contact = await sealContact(school, uuidv7(), memberId, { email: form.email })
  await school.write(async tx => {
    await tx
      .insert(members)
      .values({ id: memberId, identityId, role: 'owner', name: form.ownerName, welcomedAt: sql`now()` })
      .onConflictDoNothing()
    await tx.insert(memberContacts).values(contact).onConflictDoNothing()
    // The country's usual year.
    await tx.insert(schoolYears).values(usualYear(facts.country, school.today())).onConflictDoNothing()
    await tx.insert(brands).values({ colour: defaultColour, font: 'nunito', corner: 'soft' }).onConflictDoNothing()
    for (const [moduleId, settings] of Object.entries(kindDefaults[form.kind].settings)) {
      const on = kindDefaults[form.kind].modules.includes(moduleId)
      await tx.insert(moduleSwitches).values({ moduleId, on, settings }).onConflictDoNothing()
    }
  })
  await Promise.all([publish('school', schoolId), publish('member', schoolId)])
  return identityId
}

/**
 * The row that makes the school be there; both its address and the address' look are unique, and the first one wins. An address that a school
 * gave up goes to nobody but those who owned it, while it is held.
 */
async function insertSchool(
  id: string,
  form: PendingForm,
  identityId: string | null,
): Promise<SchoolFacts | undefined> {
  const rows = await runTransaction('platform', { readOnly: false }, async q => {
    const made = await q
      .insert(schools)
      .values({
        id,
        slug: form.slug,
        slugSkeleton: skeleton(form.slug),
        name: form.schoolName,
        kind: form.kind,
        country: form.country,
        timeZone: form.timeZone,
        locale: form.locale,
        planEndsOn: sql`(now() at time zone ${form.timeZone})::date + ${trialDays}::int`,
      })
      .onConflictDoNothing()
      .returning({ id: schools.id })
    // Asked after: whoever gave the address up in this moment has been waited for by the unique index.
    if (made.length > 0) {
      if (await isHeldFrom(q, 'slug', form.slug, { schoolId: id, identityId })) {
        await q.delete(schools).where(eq(schools.id, id))
        return []
      }
      await endHold(q, 'slug', form.slug)
    }
    return q.select().from(schools).where(eq(schools.id, id))
  })
  // Whoever asked for the host before has cached that nothing is there.
  if (rows[0]) await publish('school', id)
  return rows[0]
}
