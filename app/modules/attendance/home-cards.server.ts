import type { HomeCard, HomeCards, HomeLine, HomeLines, HomeRow } from '#app/platform/home-card.ts'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { formatClock } from './clock.ts'
import { type ChildToday, childrenToday } from './family.server.ts'
import { openAlerts, type SoughtChild } from './missing.server.ts'
import { paths } from './paths.ts'
import { isSchoolDay, type Presence } from './policy.ts'
import { adultsNeeded, isShort, limitOf } from './ratio.ts'
import { type ClassToday, childrenOn, classesOn } from './register.server.ts'
import { type Settings, settingsOf } from './settings.ts'
import { toneOf } from './ui/tones.ts'

/** Names on the card; more than these are a number. */
const shown = 5

export const lines: HomeLines = {
  children: async ({ school, resolved, locale, t }) => {
    const clock = (moment: string) => formatClock(locale, school.facts.timeZone, moment)
    const own = await childrenToday(school)
    const free = !isSchoolDay(settingsOf(resolved), school.today())
    return new Map(
      own.map(child => {
        const line = { text: lineOf(child, clock, t), href: paths.today() }
        if (free && child.presence === 'waited_for') return [child.id, { ...line, text: t('attendance.line.free') }]
        const badge = { text: t(`attendance.presence.${child.presence}`), tone: toneOf[child.presence] }
        return [child.id, { ...line, badge }]
      }),
    )
  },

  classes: async ({ school, resolved, t }) => {
    const today = school.today()
    const mine = await school.read(q => classesOn(q, school, today))
    const settings = settingsOf(resolved)
    return new Map(
      mine.map(each => {
        const free = !each.begun && !isSchoolDay(settings, today)
        const line: HomeLine = free ? { text: t('attendance.line.free') } : classLine(each, t)
        // Too few adults in a room is more urgent than a child that is late.
        const badge = shortage(each, settings, t) ?? line.badge
        return [each.id, { ...line, badge, href: paths.register(each.id) }]
      }),
    )
  },
}

export const cards: HomeCards = {
  /** Whom a teacher still waits for, once the register has been begun. */
  missing: async ({ school, t }) => {
    const expected = await school.read(q => childrenOn(q, school, school.today()))
    const begun = new Set(expected.filter(({ marked }) => marked).map(({ classId }) => classId))
    const missing = expected.filter(
      ({ presence, classId }) => begun.has(classId) && (presence === 'waited_for' || presence === 'absent'),
    )
    if (missing.length === 0) return null
    const several = new Set(expected.map(({ classId }) => classId)).size > 1
    return {
      title: t('attendance.home.missing', { count: missing.length }),
      link: { href: paths.today(), label: t('attendance.home.open') },
      rows: missing.slice(0, shown).map(({ id, name, classId, className, presence }) => ({
        id,
        title: name,
        text: several ? className : undefined,
        href: paths.register(classId),
        avatar: { name, seed: id },
        badge: { text: t(`attendance.presence.${presence}`), tone: toneOf[presence] },
      })),
    }
  },

  school: async ({ school, resolved, locale, t }) => {
    const today = school.today()
    const [classes, sought] = await school.read(q => Promise.all([classesOn(q, school, today), openAlerts(q, today)]))
    const settings = settingsOf(resolved)
    const free = !isSchoolDay(settings, today) && !classes.some(({ begun }) => begun)
    if (classes.length === 0 || (free && sought.length === 0)) return null
    const figure = (presence: Exclude<Presence, 'gone'>) => ({
      id: presence,
      label: t(`attendance.home.figure_${presence}`),
      value: new Intl.NumberFormat(locale).format(sum(classes, presence)),
      href: paths.today(),
    })
    return {
      title: t('attendance.home.school'),
      link: { href: paths.today(), label: t('attendance.home.open') },
      rows: [...sought.slice(0, shown).map(child => rowOfSought(child, t)), ...shortRooms(classes, settings, t)],
      figures: [figure('here'), figure('waited_for'), figure('excused'), figure('absent')],
    } satisfies HomeCard
  },
}

const rowOfSought = ({ id, name }: SoughtChild, t: Translate): HomeRow => ({
  ...{ id, title: name, href: paths.child(id), avatar: { name, seed: id } },
  badge: { text: t('attendance.line.missing'), tone: 'danger' },
})

/** Rooms in which the adults are too few for the children that are here. */
const shortRooms = (classes: readonly ClassToday[], settings: Settings, t: Translate): HomeRow[] =>
  classes.flatMap(each => {
    const badge = shortage(each, settings, t)
    return badge ? [{ id: each.id, title: each.name, href: paths.register(each.id), badge }] : []
  })

function shortage({ id, adults, counts }: ClassToday, settings: Settings, t: Translate): HomeLine['badge'] {
  const limit = limitOf(settings, id)
  if (limit === null || !isShort({ children: counts.here, adults, limit })) return undefined
  const text = t('attendance.ratio.badge', { adults, needed: adultsNeeded({ children: counts.here, limit }) })
  return { text, tone: 'danger' }
}

const sum = (classes: readonly ClassToday[], presence: Presence): number =>
  classes.reduce((total, { counts }) => total + counts[presence], 0)

function classLine({ counts, begun }: ClassToday, t: Translate): HomeLine {
  if (!begun)
    return { text: t('attendance.home.not_begun'), badge: { text: t('attendance.home.to_begin'), tone: 'warn' } }
  const total = Object.values(counts).reduce((all, count) => all + count, 0)
  const missing = counts.waited_for + counts.absent
  const text = t('attendance.today.here_of', { here: counts.here, total })
  if (missing === 0) return { text: `${text} · ${t('attendance.home.nobody_missing')}` }
  return { text, badge: { text: t('attendance.home.not_here', { count: missing }), tone: 'warn' } }
}

function lineOf({ presence, arrivedAt, leftAt }: ChildToday, clock: (moment: string) => string, t: Translate): string {
  if (presence === 'here')
    return arrivedAt ? t('attendance.home.since', { time: clock(arrivedAt) }) : t('attendance.line.here_untimed')
  if (presence === 'gone')
    return leftAt ? t('attendance.home.left', { time: clock(leftAt) }) : t('attendance.line.gone_untimed')
  return t(`attendance.home.${presence}`)
}
