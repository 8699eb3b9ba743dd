import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { allAnnouncements } from '#tenants/help/announcements.server.ts'
import { standingOf } from '#tenants/help/standing.ts'
import { may } from '#tenants/permissions.ts'
import { paths } from './paths.ts'
import { AnnouncementBadge } from './ui/announcement-badge.tsx'

export const loader = load('console:view', async ({ operator, locale, t }) => ({
  title: t('console.announcements.title'),
  mayWrite: may(operator.role, 'console:operate'),
  rows: (await allAnnouncements()).map(row => ({
    id: row.id,
    title: locale === 'zh-Hans' ? row.titleZh : row.titleEn,
    publishAt: row.publishAt,
    standing: standingOf(row, new Date()),
  })),
}))

export const meta = titled

export default function Announcements() {
  const { t, locale, timeZone } = useLanguage()
  const { title, mayWrite, rows } = useLoaderData<typeof loader>()
  const add = mayWrite ? (
    <Button href={paths.newAnnouncement()} icon={Plus}>
      {t('console.announcements.new')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={title} text={t('console.announcements.text')} actions={rows.length > 0 ? add : null} />
      {rows.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('console.announcements.none')}
          text={t('console.announcements.none_text')}
          actions={add}
        />
      ) : (
        <List label={title}>
          {rows.map(({ id, title, publishAt, standing }) => (
            <ListRow
              key={id}
              href={paths.announcement(id)}
              title={<span className="break-words">{title}</span>}
              text={
                publishAt
                  ? t('console.announcement.from', { moment: formatMoment(locale, timeZone, publishAt) })
                  : undefined
              }
              trail={<AnnouncementBadge standing={standing} />}
            />
          ))}
        </List>
      )}
    </>
  )
}
