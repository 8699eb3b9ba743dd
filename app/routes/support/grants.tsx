import { Form, useLoaderData } from '@remix-run/react'
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
import { grantsOf } from '#tenants/support/grants.server.ts'
import { paths } from './paths.ts'

export const loader = load('support:grant', async ({ school, t }) => ({
  title: t('support.title'),
  grants: await grantsOf(school),
}))

export const meta = titled

/** Whom of the vendor the head let in, until when and why, and how much they opened. */
export default function Grants() {
  const { t, locale, timeZone } = useLanguage()
  const { title, grants } = useLoaderData<typeof loader>()
  const give = (
    <Button href={paths.newGrant()} icon={Plus}>
      {t('support.give')}
    </Button>
  )
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('support.text')}
        back={{ href: '/settings', label: t('shell.nav.settings') }}
        actions={grants.length > 0 ? give : null}
      />
      {grants.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('support.none')}
          text={t('support.none_text')}
          actions={give}
        />
      ) : (
        <List label={title}>
          {grants.map(({ id, operatorName, reason, mayEdit, until, endedAt, inForce, looks }) => (
            <ListRow
              key={id}
              href={paths.grant(id)}
              title={operatorName || t('support.who.anybody')}
              clamp={false}
              text={
                <>
                  <q className="block break-words">{reason}</q>
                  {inForce
                    ? t('support.until', { moment: formatMoment(locale, timeZone, until) })
                    : t('support.over_since', { moment: formatMoment(locale, timeZone, endedAt ?? until) })}
                  {' · '}
                  {t(mayEdit ? 'support.may_edit' : 'support.reads_only')}
                  {' · '}
                  {t('support.looks', { count: looks })}
                </>
              }
              trail={
                inForce ? (
                  <Form method="post" action={paths.end(id)}>
                    <Button type="submit" size="sm" variant="danger-soft">
                      {t('support.end')}
                    </Button>
                  </Form>
                ) : (
                  <Badge>{t('support.over')}</Badge>
                )
              }
            />
          ))}
        </List>
      )}
    </div>
  )
}
