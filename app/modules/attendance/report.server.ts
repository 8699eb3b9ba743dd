import { and, asc, between, eq } from 'drizzle-orm'
import { evidenceOf, type ReportSources, type Statement } from '#app/platform/report-source.ts'
import { attendanceDays } from '#db/schema/attendance.ts'
import { type Cell, cellOf } from './month.server.ts'
import { paths } from './paths.ts'

/** What is said of days, in this order. */
const said: readonly { key: 'present' | 'late' | 'excused' | 'absent'; cells: readonly Cell[] }[] = [
  { key: 'present', cells: ['here', 'late'] },
  { key: 'late', cells: ['late'] },
  { key: 'excused', cells: ['excused'] },
  { key: 'absent', cells: ['absent'] },
]

export const reportSources: ReportSources = {
  /** Days that were marked, whichever class the child was in. */
  days: async ({ school }, { childId, from, to }) => {
    const marked = await school.read(q =>
      q
        .select()
        .from(attendanceDays)
        .where(and(eq(attendanceDays.childId, childId), between(attendanceDays.day, from, to)))
        .orderBy(asc(attendanceDays.day)),
    )
    const days = marked.flatMap(row => {
      const cell = cellOf(row, false)
      return cell ? [{ ...row, cell }] : []
    })
    const evidence = (rows: typeof days) =>
      evidenceOf(rows, ({ id, day }) => ({
        ...{ kind: 'attendance_days', id, day },
        href: paths.child(childId, day.slice(0, 7)),
      }))
    const statements = said.flatMap(({ key, cells }): Statement[] => {
      const own = days.filter(({ cell }) => cells.includes(cell))
      // That a child was there on no day stands on all the days on which it was not.
      const stands = evidence(key === 'present' ? days : own)
      if (!stands) return []
      const values = { count: own.length, total: days.length }
      return [
        { about: key, say: ({ t, name }) => t(`attendance.report.${key}`, { name, ...values }), evidence: stands },
      ]
    })
    return { statements }
  },
}
