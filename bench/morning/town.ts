import type pg from 'pg'
import { pushSubscriptions } from '#db/schema/notifications.ts'
import { system } from '#tenants/actor.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { browserKeys } from '#tenants/push/test-service.ts'
import { School } from '#tenants/school.server.ts'
import { indexFor, sealFor } from '#tenants/vault.server.ts'
import { factsOf, fillWith, idOf, type RowsOf } from '../rls/rows.ts'
import type { Person } from './crowd.ts'

/**
 * Where it is after seven in the morning: later, schools would ask after registers not begun and children not come, and in the
 * evening after every one that nobody has picked up.
 */
export const timeZone = morningZone(new Date().getUTCHours())

function morningZone(hour: number): string {
  const ahead = ((7 - hour + 36) % 24) - 12
  // POSIX counts the other way round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

export const schools = 200
export const childrenPerSchool = 300
export const classesPerSchool = 15
export const childrenPerClass = childrenPerSchool / classesPerSchool
/** Where the telephones of the town have their push service; a public address, which leads to this machine (`road.mjs`). */
export const pushHost = 'push.example'

/** The guardian of child `n` has the same number; identities of teachers follow those of guardians. */
const identityOfTeacher = (n: number | string) => `${childrenPerSchool} + ${n}`
const ofClass = `(n - 1) / ${childrenPerClass} + 1`
const everyOne = childrenPerSchool + classesPerSchool

const tables: readonly RowsOf[] = [
  [
    'schools',
    'id, slug, slug_skeleton, name, kind, country, time_zone, locale, plan, state',
    1,
    `$school(0), 'school-' || s, 'school-' || s, 'School ' || s, 'kindergarten', 'DE', '${timeZone}', 'en', 'plus', 'active'`,
  ],
  ['identity.identities', 'id', everyOne, '$identity(n)'],
  ['identity.users', 'id, email', everyOne, `$identity(n), 'i' || s || '-' || n || '@identity.invalid'`],
  [
    'identity.sessions',
    'id, token, user_id, host, expires_at',
    childrenPerSchool,
    `$session(n), 'telephone-' || s || '-' || n, $identity(n), 'school-' || s || '.localhost', now() + interval '30 days'`,
  ],
  ['classes', 'school_id, id, name, school_year', classesPerSchool, `$school(0), $class(n), 'Class ' || n, '2026/27'`],
  ['members', 'school_id, id, role, name', 1, `$school(0), $owner(1), 'owner', 'Owner'`],
  [
    'members',
    'school_id, id, role, name, welcomed_at, identity_id',
    classesPerSchool,
    `$school(0), $teacher(n), 'teacher', 'Teacher ' || n, now(), $identity(${identityOfTeacher('n')})`,
  ],
  [
    'members',
    'school_id, id, role, name, welcomed_at, identity_id',
    childrenPerSchool,
    `$school(0), $guardian(n), 'guardian', 'Guardian ' || n, now(), $identity(n)`,
  ],
  [
    'class_staff',
    'school_id, id, class_id, member_id',
    classesPerSchool,
    '$school(0), $other(n), $class(n), $teacher(n)',
  ],
  [
    'children',
    'school_id, id, first_name, last_name',
    childrenPerSchool,
    `$school(0), $child(n), 'First ' || n, 'Last ' || n`,
  ],
  [
    'enrolments',
    'school_id, id, child_id, class_id, starts_on',
    childrenPerSchool,
    `$school(0), $other(n), $child(n), $class(${ofClass}), current_date - 300`,
  ],
  [
    'guardianships',
    'school_id, id, child_id, member_id, relation',
    childrenPerSchool,
    `$school(0), $other(n), $child(n), $guardian(n), 'parent'`,
  ],
  // As in every school that is not new: otherwise a job would spell sixty thousand names in the middle of the morning.
  ...(['child', 'guardian', 'teacher', 'owner'] as const).map(
    (kind): RowsOf => [
      'name_parts',
      `school_id, id, ${kind === 'child' ? 'child_id' : 'member_id'}, part`,
      { child: childrenPerSchool, guardian: childrenPerSchool, teacher: classesPerSchool, owner: 1 }[kind],
      `$school(0), gen_random_uuid(), $${kind}(n), '${kind}' || n`,
    ],
  ),
  [
    'conversations',
    'school_id, id, kind, child_id',
    childrenPerSchool,
    `$school(0), $conversation(n), 'child', $child(n)`,
  ],
]

/** The town: every child of every school with one guardian who has joined, its class with a teacher. As superuser. */
export const fillTown = (client: pg.Client): Promise<void> => fillWith(client, schools, tables)

/** Gives every guardian a telephone that wants notices, sealed as the site seals it. */
export async function handOutTelephones(): Promise<void> {
  // Nothing here reads what arrives, so all may have the same keys.
  const { p256dh, auth } = browserKeys(pushHost).subscription
  for (let school = 1; school <= schools; school += 1) {
    const inside = new School(factsOf(school), system)
    const [sealer, index] = await Promise.all([sealFor(inside, 'secret'), indexFor(inside)])
    const table = 'push_subscriptions'
    const rows = Array.from({ length: childrenPerSchool }, (_, at) => {
      const n = at + 1
      const id = idOf('other', school, n)
      const endpoint = `https://${pushHost}/${idOf('child', school, n)}`
      return {
        id,
        memberId: idOf('guardian', school, n),
        sessionId: idOf('session', school, n),
        device: 'Telephone',
        endpointIndex: index({ table, column: 'endpoint' }, endpoint),
        subscriptionSealed: sealer.seal(
          { table, column: 'subscription_sealed', rowId: id },
          JSON.stringify({ endpoint, p256dh, auth }),
        ),
      }
    })
    await inside.write(tx => tx.insert(pushSubscriptions).values(rows))
  }
}

/** Signs in every teacher, and the guardian of the first child of each class. */
export async function signIn(): Promise<{ teachers: Person[]; guardians: Person[] }> {
  const teachers: Person[] = []
  const guardians: Person[] = []
  for (let school = 1; school <= schools; school += 1) {
    const host = `school-${school}.localhost`
    const enter = async (identity: number, memberId: string, n: number): Promise<Person> => ({
      host,
      cookie: (await openSession(idOf('identity', school, identity), host, 'bench', null)).split(';')[0] ?? '',
      memberId,
      classId: idOf('class', school, n),
      childIds: Array.from({ length: childrenPerClass }, (_, at) => idOf('child', school, firstOf(n) + at)),
      conversationId: idOf('conversation', school, firstOf(n)),
    })
    for (let n = 1; n <= classesPerSchool; n += 1) {
      const both = await Promise.all([
        enter(childrenPerSchool + n, idOf('teacher', school, n), n),
        enter(firstOf(n), idOf('guardian', school, firstOf(n)), n),
      ])
      teachers.push(both[0])
      guardians.push(both[1])
    }
  }
  return { teachers, guardians }
}

const firstOf = (classNumber: number): number => (classNumber - 1) * childrenPerClass + 1
