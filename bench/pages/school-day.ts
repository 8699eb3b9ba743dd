import type pg from 'pg'
import '#app/modules/index.ts'
import { seedWeeks } from '#app/modules/attendance/seed.ts'
import { openConversation } from '#app/modules/messages/opening.server.ts'
import { seedTalk } from '#app/modules/messages/seed.ts'
import { closePools } from '#db/client.server.ts'
import type { Actor } from '#tenants/actor.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { idOf } from '../rls/rows.ts'
import type { Site } from '../site.ts'
import type { MeasuredPage } from './measured-page.ts'

const teacherIdentity = '00000000-0000-7000-8000-000000000002'
/** The children of the first class, as `fill` has enrolled them. */
const childrenInClass = 12
const linesOfTalk = 40

/** Lets the teacher of the site's school sign in. As superuser. */
export async function admitTeacher(client: pg.Client): Promise<void> {
  await client.query('insert into identity.identities (id) values ($1)', [teacherIdentity])
  await client.query("insert into identity.users (id, email) values ($1, 'teacher@identity.invalid')", [
    teacherIdentity,
  ])
  await client.query('update members set identity_id = $1, welcomed_at = now() where school_id = $2 and id = $3', [
    teacherIdentity,
    idOf('school', 3, 0),
    idOf('teacher', 3),
  ])
}

/**
 * Fills the site's school with weeks of attendance, a morning under way and a talk of forty lines, through the domain.
 * @returns the pages that are measured, the album feed of `fill` among them
 */
export async function schoolDay(site: Site): Promise<MeasuredPage[]> {
  const resolved = await resolveSchool(idOf('school', 3, 0))
  if (!resolved) throw new Error('The site has no school.')
  const as = (role: Actor['role'], memberId: string, name: string) =>
    new School(resolved.facts, { role, memberId, name, locale: null, welcomed: true })
  const teacher = as('teacher', idOf('teacher', 3), 'Teacher 1')
  const guardian = as('guardian', idOf('guardian', 3), 'Guardian 1')
  const childIds = Array.from({ length: childrenInClass }, (_, index) => idOf('child', 3, index + 1))
  await seedWeeks(teacher, childIds, {
    guardian: as('guardian', idOf('guardian', 3, 2), 'Guardian 2'),
    report: { reason: 'sick' },
  })
  const circle = { kind: 'child', about: idOf('child', 3) } as const
  await seedTalk(teacher, {
    with: circle,
    lines: Array.from({ length: linesOfTalk }, (_, index) => ({
      by: index % 2 === 0 ? teacher : guardian,
      body: `Line ${index + 1}: she ate two plates of pasta and slept for an hour in the reading corner.`,
      minutesAgo: (linesOfTalk - index) * 30,
    })),
    readers: [guardian, teacher],
  })
  const conversationId = await openConversation(guardian, circle)
  const session = (await openSession(teacherIdentity, site.host, 'bench', null)).split(';')[0] ?? ''
  await closePools()
  return [
    { name: 'album feed, 20 photos', path: '/albums', cookie: site.cookie, share: 0.6, photos: 20 },
    { name: 'guardian’s home', path: '/home', cookie: site.cookie, share: 0.5, photos: 2 },
    {
      name: `register, ${childrenInClass} children`,
      path: `/attendance/classes/${idOf('class', 3)}`,
      cookie: session,
      share: 0.5,
      photos: 0,
    },
    {
      name: `conversation, ${linesOfTalk} lines`,
      path: `/messages/${conversationId}`,
      cookie: site.cookie,
      share: 0.5,
      photos: 0,
    },
  ]
}
