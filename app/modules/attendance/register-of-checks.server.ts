import { formatDay } from '#app/platform/i18n/format.ts'
import type { Register, RegisterReader, RegisterRow, RegisterSpan } from '#app/platform/registers.ts'
import type { CheckRound } from '#db/attendance-words.ts'
import { standingCheck } from './check-policy.ts'
import { formatClock } from './clock.ts'
import { checksIn, stepsIn } from './register-rows.server.ts'
import { findingLine } from './ui/check-line.ts'

type Check = Awaited<ReturnType<typeof checksIn>>[number]

/**
 * The register of the checks of morning and noon: for each day how many were looked at and how many were well, then whoever was not, with
 * what was seen and done.
 */
export const checkRegister: Register = {
  title: 'attendance.registers.checks.title',
  text: 'attendance.registers.checks.text',
  columns: [
    { id: 'day', label: 'attendance.registers.day', share: 0.12 },
    { id: 'child', label: 'attendance.registers.child', share: 0.16 },
    { id: 'morning', label: 'attendance.registers.checks.morning', share: 0.24 },
    { id: 'noon', label: 'attendance.registers.checks.noon', share: 0.24 },
    { id: 'done', label: 'attendance.registers.done', share: 0.24 },
  ],
  rows: async (reader, span) => {
    const [checks, steps] = await Promise.all([checksIn(reader.school, span), stepsIn(reader.school, span)])
    const days = [...new Set(checks.map(({ day }) => day))].sort()
    return days.flatMap(day => {
      const ofDay = checks.filter(check => check.day === day)
      const done = (childId: string) =>
        steps
          .filter(step => step.day === day && step.childId === childId)
          .map(({ step, at }) =>
            reader.t('attendance.registers.step', {
              step: reader.t(`attendance.check.step.${step}`),
              time: clock(reader, at.getTime()),
            }),
          )
          .join(' · ')
      return rowsOfDay(reader, span, day, ofDay, done)
    })
  },
}

function rowsOfDay(
  reader: RegisterReader,
  { children }: RegisterSpan,
  day: string,
  checks: readonly Check[],
  done: (childId: string) => string,
): RegisterRow[] {
  const { t, locale } = reader
  const standing = (childId: string, round: CheckRound) =>
    standingCheck(checks.filter(check => check.childId === childId && check.round === round))
  const shown = formatDay(locale, day, 'short')
  const summed = (round: CheckRound) => {
    const looked = children.flatMap(({ id }) => {
      const check = standing(id, round)
      return check && check.level !== 'open' ? [check] : []
    })
    if (looked.length === 0) return t('attendance.registers.checks.none')
    const well = looked.filter(({ level }) => level === 'fine').length
    return t('attendance.registers.checks.sum', { looked: looked.length, well })
  }
  const unwell = children.flatMap(({ id, name }): RegisterRow[] => {
    const [morning, noon] = [standing(id, 'morning'), standing(id, 'noon')]
    const steps = done(id)
    if (![morning, noon].some(isUnwell) && !steps) return []
    const cells = { day: shown, child: name, morning: seen(reader, morning), noon: seen(reader, noon), done: steps }
    return [{ id: `${day}-${id}`, cells }]
  })
  const all = { day: shown, child: t('attendance.registers.all'), morning: summed('morning'), noon: summed('noon') }
  return [{ id: day, cells: all }, ...unwell]
}

const isUnwell = (check: Check | null): boolean => check?.level === 'noticed' || check?.level === 'alert'

const clock = ({ school, locale }: RegisterReader, at: number) =>
  formatClock(locale, school.facts.timeZone, new Date(at).toISOString())

function seen(reader: RegisterReader, check: Check | null): string {
  if (!check || check.level === 'open') return ''
  const { t, locale, school } = reader
  const said = check.finding ? findingLine(check.finding, { t, locale, timeZone: school.facts.timeZone }) : ''
  return [said || t(`attendance.check.level.${check.level}`), clock(reader, check.at), check.by].join(' · ')
}
