import { formatDay } from '#app/platform/i18n/format.ts'
import type { Register, RegisterRow } from '#app/platform/registers.ts'
import { standingCheck } from './check-policy.ts'
import { checksIn, daysIn, reportsIn, stepsIn } from './register-rows.server.ts'
import { findingLine } from './ui/check-line.ts'

/** The register of illness: who was reported or noted ill, whose check needed somebody to act, and what was done about it. */
export const illnessRegister: Register = {
  title: 'attendance.registers.illness.title',
  text: 'attendance.registers.illness.text',
  columns: [
    { id: 'child', label: 'attendance.registers.child', share: 0.16 },
    { id: 'days', label: 'attendance.registers.illness.days', share: 0.24 },
    { id: 'what', label: 'attendance.registers.illness.what', share: 0.3 },
    { id: 'certificate', label: 'attendance.registers.illness.certificate', share: 0.1 },
    { id: 'done', label: 'attendance.registers.done', share: 0.2 },
  ],
  rows: async ({ school, t, locale }, span) => {
    const [reports, days, checks, steps] = await Promise.all([
      reportsIn(school, span),
      daysIn(school, span),
      checksIn(school, span),
      stepsIn(school, span),
    ])
    const nameOf = new Map(span.children.map(({ id, name }) => [id, name]))
    const short = (day: string) => formatDay(locale, day, 'short')
    const done = (childId: string, from: string, to: string) =>
      [
        ...new Set(
          steps
            .filter(each => each.childId === childId && each.day >= from && each.day <= to)
            .map(({ step }) => t(`attendance.check.step.${step}`)),
        ),
      ].join(' · ')
    const row = (id: string, childId: string, from: string, to: string, what: string, certificates = 0) => ({
      from,
      row: {
        id,
        cells: {
          child: nameOf.get(childId) ?? '',
          days:
            from === to ? short(from) : t('attendance.registers.illness.span', { from: short(from), to: short(to) }),
          what,
          certificate: certificates > 0 ? t('attendance.registers.illness.yes') : '',
          done: done(childId, from, to),
        },
      } satisfies RegisterRow,
    })
    const reported = reports.map(({ id, childId, fromDay, toDay, note, certificates }) =>
      row(
        id,
        childId,
        fromDay,
        toDay,
        [t('attendance.registers.illness.reported'), ...(note ? [note] : [])].join(' · '),
        certificates,
      ),
    )
    const isReported = (childId: string, day: string) =>
      reports.some(each => each.childId === childId && each.fromDay <= day && day <= each.toDay)
    const noted = days
      .filter(({ childId, day, state, reason }) => state === 'absent' && reason === 'sick' && !isReported(childId, day))
      .map(({ id, childId, day }) => row(id, childId, day, day, t('attendance.registers.illness.noted')))
    const places = [...new Set(checks.map(({ childId, day, round }) => `${childId}/${day}/${round}`))]
    const alerts = places.flatMap(place => {
      const [childId = '', day = '', round] = place.split('/')
      const check = standingCheck(
        checks.filter(each => each.childId === childId && each.day === day && each.round === round),
      )
      if (check?.level !== 'alert') return []
      const found = check.finding ? findingLine(check.finding, { t, locale, timeZone: school.facts.timeZone }) : ''
      return [row(check.id, childId, day, day, [t('attendance.registers.illness.at_check'), found].join(' · '))]
    })
    return [...reported, ...noted, ...alerts]
      .sort((one, other) => one.from.localeCompare(other.from) || one.row.id.localeCompare(other.row.id))
      .map(each => each.row)
  },
}
