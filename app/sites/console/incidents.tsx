import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { environment, originOf } from '#tenants/config.server.ts'
import { may } from '#tenants/permissions.ts'
import { allIncidents } from '#tenants/status/incidents.server.ts'
import { paths } from './paths.ts'

export const loader = load('console:view', async ({ operator, locale, t }) => ({
  title: t('console.incidents.title'),
  mayWrite: may(operator.role, 'console:operate'),
  publicPage: `${originOf(environment().ROOT_DOMAIN)}/status`,
  rows: (await allIncidents()).map(({ id, titleEn, titleZh, startedAt, endedAt }) => ({
    id,
    title: locale === 'zh-Hans' ? titleZh : titleEn,
    startedAt,
    isOpen: endedAt === null,
  })),
}))

export const meta = titled

export default function Incidents() {
  const { t, locale } = useLanguage()
  const { title, mayWrite, publicPage, rows } = useLoaderData<typeof loader>()
  const add = mayWrite ? (
    <Button href={paths.newIncident()} icon={Plus}>
      {t('console.incidents.new')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.incidents.text')}
        back={{ href: paths.queue(), label: t('console.queue.title') }}
        actions={rows.length > 0 ? add : null}
      />
      <p className="mb-6">
        <TextLink href={publicPage} className="inline-flex min-h-11 items-center">
          {t('console.incidents.public')}
        </TextLink>
      </p>
      {rows.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('console.incidents.none')}
          text={t('console.incidents.none_text')}
          actions={add}
        />
      ) : (
        <List label={title}>
          {rows.map(({ id, title, startedAt, isOpen }) => (
            <ListRow
              key={id}
              href={paths.incident(id)}
              title={<span className="break-words">{title}</span>}
              text={t('console.incident.from', { moment: formatMoment(locale, 'UTC', startedAt) })}
              trail={
                <Badge tone={isOpen ? 'warn' : 'neutral'}>
                  {t(isOpen ? 'console.incident.open' : 'console.incident.over')}
                </Badge>
              }
            />
          ))}
        </List>
      )}
    </>
  )
}
