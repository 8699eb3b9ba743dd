import { sql } from 'drizzle-orm'
import { classes } from '#db/schema/classes.ts'
import { classStaff } from '#db/schema/members.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'

/** Staff work in it, or in the office. Others know the class, but not who is in it. */
export const ownClass = ({ actor }: School) =>
  isOffice(actor.role)
    ? undefined
    : sql`exists (select 1 from ${classStaff} s where s.school_id = ${classes.schoolId} and s.class_id = ${classes.id} and s.member_id = ${actor.memberId})`
