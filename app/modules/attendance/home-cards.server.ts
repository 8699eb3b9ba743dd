import type { HomeCard, HomeCards, HomeRow } from '#app/platform/home-card.ts'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { formatClock } from './clock.ts'
import { type ChildToday, childrenToday } from './family.server.ts'
import { openAlerts, type SoughtChild } from './missing.server.ts'
import { paths } from './paths.ts'
import type { Presence } from './policy.ts'
import { adultsNeeded, isShort, limitOf } from './ratio.ts'
import { type ClassToday, childrenOn, classesOn, type ExpectedChild } from './register.server.ts'
import { type Settings, settingsOf } from './settings.ts'
import { toneOf } from './ui/tones.ts'

/** Names on the card; more than these are a number. */
const shown = 5

export const cards: HomeCards = {
  children: async ({ school, locale, t }) => {
    const own = await childrenToday(school)
    if (own.length === 0) return null
    const clock = (moment: string) => formatClock(locale, school.facts.timeZone, moment)
    return {
      title: t('attendance.home.children'),
      link: { href: paths.today(), label: t('attendance.home.open') },
      rows: own.map(child => ({
        id: child.id,
        title: child.name,
        text: lineOf(child, clock, t),
        href: paths.today(),
        avatar: { name: child.name, seed: child.id },
        badge: { text: t(`attendance.presence.${child.presence}`), tone: toneOf[child.presence] },
      })),
    }
  },

  classes: async ({ school, resolved, t }) => {
    const today = school.today()
    const [expected, rooms] = await school.read(q =>
      Promise.all([childrenOn(q, school, today), classesOn(q, school, today)]),
    )
    if (expected.length === 0) return null
    const waiting = expected.filter(({ presence }) => presence === 'waited_for' || presence === 'absent')
    const only = new Set(expected.map(({ classId }) => classId)).size === 1 ? expected[0] : undefined
    return {
      title: t('attendance.home.classes'),
      text: textOf(expected, waiting.length, t),
      link: { href: only ? paths.register(only.classId) : paths.today(), label: t('attendance.home.register') },
      rows: [
        ...shortRooms(rooms, settingsOf(resolved), t),
        ...waiting.slice(0, shown).map(({ id, name, classId, className, presence }) => ({
          id,
          title: name,
          text: only ? undefined : className,
          href: paths.register(classId),
          avatar: { name, seed: id },
          badge: { text: t(`attendance.presence.${presence}`), tone: toneOf[presence] },
        })),
      ],
    }
  },

  school: async ({ school, resolved, locale, t }) => {
    const today = school.today()
    const [classes, sought] = await school.read(q => Promise.all([classesOn(q, school, today), openAlerts(q, today)]))
    if (classes.length === 0) return null
    const figure = (presence: Exclude<Presence, 'gone'>) => ({
      id: presence,
      label: t(`attendance.home.figure_${presence}`),
      value: new Intl.NumberFormat(locale).format(sum(classes, presence)),
      href: paths.today(),
    })
    return {
      title: t('attendance.home.school'),
      link: { href: paths.today(), label: t('attendance.home.open') },
      rows: [
        ...sought.slice(0, shown).map(child => rowOfSought(child, t)),
        ...shortRooms(classes, settingsOf(resolved), t),
      ],
      figures: [figure('here'), figure('waited_for'), figure('excused'), figure('absent')],
    } satisfies HomeCard
  },
}

const rowOfSought = ({ id, name }: SoughtChild, t: Translate): HomeRow => ({
  ...{ id, title: name, href: paths.child(id), avatar: { name, seed: id } },
  badge: { text: t('attendance.line.missing'), tone: 'danger' },
})

/** Rooms in which the adults are too few for the children that are here. */
function shortRooms(classes: readonly ClassToday[], settings: Settings, t: Translate): HomeRow[] {
  return classes.flatMap(({ id, name, adults, counts }) => {
    const limit = limitOf(settings, id)
    if (limit === null || !isShort({ children: counts.here, adults, limit })) return []
    const text = t('attendance.ratio.badge', { adults, needed: adultsNeeded({ children: counts.here, limit }) })
    return [{ id, title: name, href: paths.register(id), badge: { text, tone: 'danger' as const } }]
  })
}

const sum = (classes: readonly ClassToday[], presence: Presence): number =>
  classes.reduce((total, { counts }) => total + counts[presence], 0)

function textOf(expected: readonly ExpectedChild[], waiting: number, t: Translate): string {
  if (!expected.some(({ marked }) => marked)) return t('attendance.home.not_begun')
  const here = expected.filter(({ presence }) => presence === 'here').length
  const sum = t('attendance.today.here_of', { here, total: expected.length })
  return waiting === 0 ? `${sum} · ${t('attendance.home.nobody_missing')}` : sum
}

function lineOf({ presence, arrivedAt, leftAt }: ChildToday, clock: (moment: string) => string, t: Translate): string {
  if (presence === 'here')
    return arrivedAt ? t('attendance.home.since', { time: clock(arrivedAt) }) : t('attendance.line.here_untimed')
  if (presence === 'gone')
    return leftAt ? t('attendance.home.left', { time: clock(leftAt) }) : t('attendance.line.gone_untimed')
  return t(`attendance.home.${presence}`)
}
