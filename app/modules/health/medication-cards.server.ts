import type { HomeCards } from '#app/platform/home-card.ts'
import { childrenInUse, ordersOn } from './medication-due.server.ts'
import { paths } from './paths.ts'

export const medicationCards: HomeCards = {
  /** How many doses of today are open, and when the next one is: no child and no medicine is named, so it is no look. */
  medicine: async ({ school, t }) => {
    const childIds = await childrenInUse(school)
    if (childIds.length === 0) return null
    const slots = (await ordersOn(school, childIds, Date.now())).flatMap(each => each.slots)
    const open = slots.filter(({ state }) => state === 'overdue' || state === 'due' || state === 'later')
    const overdue = open.filter(({ state }) => state === 'overdue').length
    const next = open.flatMap(({ time, state }) => (time && state !== 'overdue' ? [time] : [])).sort()[0]
    if (open.length === 0) return null
    return {
      title: t('health.medication.home', { count: open.length }),
      text: [
        ...(overdue > 0 ? [t('health.medication.home_overdue', { count: overdue })] : []),
        ...(next ? [t('health.medication.home_next', { time: next })] : []),
      ].join(' · '),
      icon: 'heart-pulse',
      tone: overdue > 0 ? 'danger' : 'info',
      link: { href: paths.overview(), label: t('health.medication.home_open') },
    }
  },
}
