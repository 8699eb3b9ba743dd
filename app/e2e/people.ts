import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import '#app/modules/index.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { system } from '#tenants/actor.ts'
import { publish } from '#tenants/bus.server.ts'
import { originOf } from '#tenants/config.server.ts'
import { decide } from '#tenants/consent.server.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { addStaff } from '#tenants/people/staff.server.ts'
import { yearAt } from '#tenants/people/years/years.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { foundSchool } from '#tenants/signup/founding.server.ts'
import { hostOf } from './house.ts'

/** Somebody with an account, on one host. */
export interface Person {
  identityId: string
  hostname: string
  origin: string
  email: string
}
export interface Member extends Person {
  memberId: string
  /** The school as this member sees it. */
  school: School
}
export interface Family {
  childId: string
  guardian: Member
}

const everyRight = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }

/** A school of a journey's own, with its owner and one class; nobody else is in it. */
export class OwnSchool {
  private constructor(
    /** As the school itself, for arranging. */
    readonly inside: School,
    readonly owner: Member,
    readonly classId: string,
  ) {}

  static async found(name = 'Willow House', locale: 'en' | 'zh-Hans' = 'en'): Promise<OwnSchool> {
    const schoolId = uuidv7()
    const memberId = uuidv7()
    const slug = `e2e-${schoolId.slice(-12)}`
    const email = `owner@${slug}.example`
    const place =
      locale === 'en' ? { country: 'GB', timeZone: 'Europe/London' } : { country: 'CN', timeZone: 'Asia/Shanghai' }
    const identityId = await foundSchool(
      { schoolId, memberId },
      {
        schoolName: name,
        kind: 'kindergarten',
        ...place,
        locale,
        slug,
        ownerName: 'Olive Owner',
        email,
        passwordHash: null,
      },
    )
    const resolved = await resolveSchool(schoolId)
    if (!identityId || !resolved) throw new Error('The school was not founded.')
    const inside = new School(resolved.facts, system)
    const classId = await openClass(inside, {
      id: uuidv7(),
      name: 'Sunflowers',
      schoolYear: (await yearAt(inside, inside.today())).name,
    })
    return new OwnSchool(inside, memberOf(inside, 'owner', memberId, identityId, email), classId)
  }

  /** Switches a module on, with settings over its defaults. */
  async set(moduleId: string, settings: Record<string, unknown>): Promise<void> {
    await this.inside.write(tx =>
      tx
        .insert(moduleSwitches)
        .values({ moduleId, on: true, settings })
        .onConflictDoUpdate({ target: [moduleSwitches.schoolId, moduleSwitches.moduleId], set: { settings } }),
    )
    await publish('school', this.inside.id)
  }

  get origin(): string {
    return this.owner.origin
  }

  async teacher(name = 'Tess Teacher'): Promise<Member> {
    const memberId = await addStaff(this.inside, uuidv7(), {
      name,
      role: 'teacher',
      classIds: [this.classId],
      contact: {},
    })
    return this.#join('teacher', memberId)
  }

  /** A child of the class with one guardian, who has joined and answered. */
  async family(firstName: string, consents: 'granted' | 'refused' | 'unasked' = 'granted'): Promise<Family> {
    const childId = await admitChild(this.inside, uuidv7(), { firstName, lastName: 'Chen' }, this.classId)
    const contact = { email: `${firstName.toLowerCase()}@${this.inside.facts.slug}.example` }
    const memberId = await addGuardian(this.inside, childId, uuidv7(), {
      name: `${firstName}’s mother`,
      relation: 'mother',
      rights: everyRight,
      contact,
    })
    const guardian = await this.#join('guardian', memberId, consents !== 'unasked')
    if (consents !== 'unasked')
      for (const purpose of ['photos_inside', 'photos_outside'] as const)
        await decide(guardian.school, { childId, purpose, decision: consents })
    return { childId, guardian }
  }

  async #join(role: MemberRole, memberId: string, welcomed = true): Promise<Member> {
    const email = `${memberId.slice(-12)}@${this.inside.facts.slug}.example`
    const identityId = await ensureIdentity(email)
    await this.inside.write(tx =>
      tx
        .update(members)
        .set({ identityId, welcomedAt: welcomed ? new Date() : null })
        .where(eq(members.id, memberId)),
    )
    await publish('member', this.inside.id)
    return memberOf(this.inside, role, memberId, identityId, email)
  }
}

/** A session as the sign-in makes it, for a browser's context. */
export async function sessionCookie({
  identityId,
  hostname,
  origin,
}: Person): Promise<{ name: string; value: string; url: string }> {
  const header = await openSession(identityId, hostname, 'Mozilla/5.0 Chrome/1', null)
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
  return { name, value, url: origin }
}

function memberOf(inside: School, role: MemberRole, memberId: string, identityId: string, email: string): Member {
  const hostname = hostOf(inside.facts.slug)
  const school = inside.as({ role, memberId, name: role, locale: null, welcomed: true })
  return { identityId, hostname, origin: originOf(hostname), email, memberId, school }
}
