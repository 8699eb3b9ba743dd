import { sql } from 'drizzle-orm'
import { boolean, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { currentIdentity } from '../actor-settings.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, everyMember, office, self, staff } from '../visibility.ts'
import { classes } from './classes.ts'

export const memberRoles = ['owner', 'office', 'teacher', 'guardian', 'relative'] as const
export type MemberRole = (typeof memberRoles)[number]

/** A person's membership of one school. The identity behind it is global and may have several. */
export const members = schoolTable(
  'members',
  {
    /** Empty until an invitation or join code was taken up. */
    identityId: uuid(),
    role: text({ enum: memberRoles }).notNull(),
    name: text().notNull(),
    locale: text(),
    /** Left the school: no more access, the name stays on what they wrote. */
    leftAt: timestamp({ withTimezone: true }),
    /** First steps that were finished or waved away, by their ids. */
    welcomedAt: timestamp({ withTimezone: true }),
  },
  {
    // Guardians know the staff and themselves; other families stay unknown to them.
    support: 'read',
    seenBy: t => anyOf(staff(), self(t.id), allOf(everyMember(), sql`${t.role} not in ('guardian', 'relative')`)),
    writtenBy: t => ({ insert: office(), update: anyOf(office(), self(t.id)), delete: office() }),
    identity: t => ({
      own: sql`${t.identityId} = ${currentIdentity}`,
      columns: ['school_id', 'identity_id', 'left_at'],
    }),
    extra: t => [
      // A teacher may be a parent at the same school: one membership per role.
      unique('members_identity').on(t.schoolId, t.identityId, t.role),
      index('members_role').on(t.schoolId, t.role),
      index('members_across_schools').on(t.identityId),
    ],
  },
)

/** How a member is reached; sealed, with blind indexes for equality. */
export const memberContacts = schoolTable(
  'member_contacts',
  {
    memberId: uuid().notNull(),
    emailSealed: text(),
    emailIndex: text(),
    phoneSealed: text(),
    phoneIndex: text(),
  },
  {
    seenBy: t => anyOf(office(), self(t.memberId)),
    writtenBy: t => ({ insert: office(), update: anyOf(office(), self(t.memberId)), delete: office() }),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('member_contacts_member').on(t.schoolId, t.memberId),
      index('member_contacts_email').on(t.schoolId, t.emailIndex),
      index('member_contacts_phone').on(t.schoolId, t.phoneIndex),
    ],
  },
)

/** Which classes a member works in. */
export const classStaff = schoolTable(
  'class_staff',
  { classId: uuid().notNull(), memberId: uuid().notNull(), lead: boolean().notNull().default(false) },
  {
    support: 'read',
    seenBy: everyMember,
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.memberId, () => members),
      unique('class_staff_once').on(t.schoolId, t.classId, t.memberId),
      index('class_staff_member').on(t.schoolId, t.memberId),
    ],
  },
)
