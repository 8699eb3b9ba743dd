import type { HomeCards } from '#app/platform/home-card.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { mineOut, newestOut, waiting } from './list.server.ts'
import { paths } from './paths.ts'

const shown = 3

export const cards: HomeCards = {
  /** What waits for a guardian's answer, then what they have not read. */
  waiting: async ({ school, locale, t }) => {
    const [asked, newest] = await school.read(q => Promise.all([waiting(q, school), newestOut(q, school, shown)]))
    const news = newest.filter(each => each.unread && !asked.some(({ id }) => id === each.id))
    const rows = [...asked, ...news].slice(0, Math.max(shown, asked.length))
    if (rows.length === 0) return null
    return {
      title: t(asked.length > 0 ? 'notices.home.waiting' : 'notices.home.new'),
      link: { href: paths.list(), label: t('notices.home.all') },
      rows: rows.map(notice => {
        const asks = notice.waitingFor.length > 0
        return {
          id: notice.id,
          title: notice.title,
          text: asks
            ? notice.expiresOn
              ? t('notices.home.for_until', {
                  names: notice.waitingFor.join(', '),
                  day: formatDay(locale, notice.expiresOn),
                })
              : t('notices.home.for', { names: notice.waitingFor.join(', ') })
            : notice.excerpt,
          href: paths.notice(notice.id),
          badge: asks
            ? {
                text: t(notice.level === 'sign' ? 'notices.badge.sign' : 'notices.badge.confirm'),
                tone: 'warn' as const,
              }
            : { text: t('notices.badge.new'), tone: 'brand' as const },
        }
      }),
    }
  },
  /** How far one's own latest notices have come. */
  progress: async ({ school, t }) => {
    const mine = await school.read(q => mineOut(q, school, shown))
    if (mine.length === 0) return null
    return {
      title: t('notices.home.mine'),
      link: { href: paths.list(), label: t('notices.home.all') },
      rows: mine.map(({ id, title, level, progress }) => {
        const { done, total } = progress ?? { done: 0, total: 0 }
        return {
          id,
          title,
          text: t(`notices.progress.${level}`, { done, total }),
          href: paths.responses(id),
          badge:
            done < total
              ? { text: t('notices.badge.open', { count: total - done }), tone: 'warn' as const }
              : { text: t('notices.badge.all'), tone: 'ok' as const },
        }
      }),
    }
  },
}
