import { v7 as uuidv7 } from 'uuid'
import type { MemberRole } from '#db/schema/members.ts'
import { members } from '#db/schema/members.ts'
import { insertSchool } from '#db/test-school.ts'
import { type Actor, system } from '../actor.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import { School } from '../school.server.ts'
import { admitChild } from './children.server.ts'
import { openClass } from './classes.server.ts'
import { addGuardian } from './guardians.server.ts'
import type { Rights } from './rights.ts'
import { addStaff } from './staff.server.ts'

/** A school of a test's own with its owner; nothing else is in it. */
export async function newSchool(): Promise<{ school: School; owner: School; ownerId: string }> {
  const school = new School(await insertSchool(), system)
  const ownerId = uuidv7()
  await school.write(tx =>
    tx.insert(members).values({ id: ownerId, role: 'owner', name: 'Olive Owner', identityId: uuidv7() }),
  )
  return { school, owner: as(school, 'owner', ownerId), ownerId }
}

/** The school as one of its members. */
export function as(school: School, role: MemberRole, memberId: string): School {
  const actor: Actor = { role, memberId, name: role, locale: null, welcomed: true }
  return school.as(actor)
}

export const everyRight: Rights = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }

export const newClass = (school: School, name = 'Sunflowers') =>
  openClass(school, { id: uuidv7(), name, schoolYear: '2026/27' })

export const newChild = (school: School, classId: string, firstName = 'Mia') =>
  admitChild(school, uuidv7(), { firstName, lastName: 'Chen' }, classId)

export const newTeacher = (school: School, classIds: string[]) =>
  addStaff(school, uuidv7(), { name: 'Tess Teacher', role: 'teacher', classIds, contact: {} })

export const newGuardian = (school: School, childId: string, email?: string) =>
  addGuardian(school, childId, uuidv7(), {
    name: 'Greta Guardian',
    relation: 'mother',
    rights: everyRight,
    contact: { email },
  })

/** The code of the problem that the work ends with; 'none' if it ends well. */
export async function problemOf(work: Promise<unknown>): Promise<ProblemCode | 'none'> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** The codes, each once, that several works issued together end with. */
export const problemsOf = async (works: Promise<unknown>[]): Promise<(ProblemCode | 'none')[]> => [
  ...new Set(await Promise.all(works.map(problemOf))),
]
