import { sql } from 'drizzle-orm'
import { publish } from '../../bus.server.ts'
import type { School, Write } from '../../school.server.ts'

/** Closes the old classes of changes of years whose day has come. A class that the office opens again later stays open. */
export async function closeDueClasses(school: School): Promise<void> {
  await school.write(async tx => {
    if ((await closeDue(tx, school.today())) > 0) tx.afterCommit(() => publish('class', school.id))
  })
}

/** The same inside a transaction. A class with somebody in it stays open. @returns how many changes came to their day */
export async function closeDue(tx: Write, today: string): Promise<number> {
  await tx.execute(sql`
    update classes set closed_at = now() from year_changes change, jsonb_array_elements(change.plan -> 'classes') each
    where change.state = 'made' and change.closed_at is null and change.takes_on <= ${today}::date
      and change.school_id = classes.school_id and classes.id = (each ->> 'id')::uuid and classes.closed_at is null
      and not exists (select 1 from enrolments e where e.school_id = classes.school_id and e.class_id = classes.id
        and coalesce(e.ends_on, 'infinity') >= ${today}::date)`)
  const { rows } = await tx.execute(sql`
    update year_changes set closed_at = now()
    where state = 'made' and closed_at is null and takes_on <= ${today}::date returning id`)
  return rows.length
}
