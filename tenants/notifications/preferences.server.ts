import { sql } from 'drizzle-orm'
import { type MemberRole, memberRoles } from '#db/schema/members.ts'
import { notificationPreferences } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import type { NotificationChannel } from '../module.ts'
import type { School, Write } from '../school.server.ts'
import { type Kind, kindsFor } from './kinds.ts'

/** The ways by which the actor hears of each kind that their role can get: as chosen, or else the kind's default. */
export async function preferencesOf(school: School, modulesOn: readonly string[]): Promise<Kind[]> {
  const chosen = await school.read(q => q.select().from(notificationPreferences))
  return withChoices(school, modulesOn, chosen)
}

/**
 * Keeps what the actor chose. Kinds that their role cannot get are passed over.
 * @param choices kind → ways; kinds that are not in it stay as they are
 */
export async function savePreferences(
  school: School,
  modulesOn: readonly string[],
  choices: ReadonlyMap<string, readonly NotificationChannel[]>,
): Promise<void> {
  await school.write(tx => writePreferences(tx, school, modulesOn, choices))
}

/** No e-mail any more about one kind, or about any: what the link in a mail does, without signing in. */
export async function endMails(school: School, modulesOn: readonly string[], kind: string | null): Promise<void> {
  const own = await preferencesOf(school, modulesOn)
  const fewer = own
    .filter(each => kind === null || each.kind === kind)
    .map(each => [each.kind, each.channels.filter(channel => channel === 'push')] as const)
  await savePreferences(school, modulesOn, new Map(fewer))
}

async function writePreferences(
  tx: Write,
  school: School,
  modulesOn: readonly string[],
  choices: ReadonlyMap<string, readonly NotificationChannel[]>,
): Promise<void> {
  const memberId = memberOf(school.actor)
  const known = new Set(kindsFor(roleOf(school), modulesOn).map(({ kind }) => kind))
  const rows = [...choices]
    .filter(([kind]) => known.has(kind))
    .map(([kind, channels]) => ({ memberId, kind, channels: [...new Set(channels)] }))
  if (rows.length === 0) return
  await tx
    .insert(notificationPreferences)
    .values(rows)
    .onConflictDoUpdate({
      target: [notificationPreferences.schoolId, notificationPreferences.memberId, notificationPreferences.kind],
      set: { channels: sql`excluded.channels` },
    })
}

function withChoices(
  school: School,
  modulesOn: readonly string[],
  chosen: readonly { memberId: string; kind: string; channels: NotificationChannel[] }[],
): Kind[] {
  const memberId = memberOf(school.actor)
  const own = new Map(chosen.filter(row => row.memberId === memberId).map(row => [row.kind, row.channels]))
  return kindsFor(roleOf(school), modulesOn).map(({ kind, channels }) => ({
    kind,
    channels: own.get(kind) ?? channels,
  }))
}

/** @throws Error for who is no member */
function roleOf(school: School): MemberRole {
  const role = memberRoles.find(each => each === school.actor.role)
  if (!role) throw new Error('Only members have preferences.')
  return role
}
