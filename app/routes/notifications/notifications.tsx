import { redirect } from '@remix-run/node'
import { Form, useFetcher, useLoaderData } from '@remix-run/react'
import CheckCheck from 'lucide-react/icons/check-check'
import Settings from 'lucide-react/icons/settings'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { iconOf } from '#app/shell/icons.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { markAllRead } from '#tenants/notifications/items.server.ts'
import { notificationList } from './list.server.ts'

export const loader = load('notifications:own', async request => ({
  title: request.t('shell.nav.notifications'),
  ...(await notificationList(request)),
}))

export const action = act('notifications:own', z.object({}), async ({ school }) => {
  await markAllRead(school)
  return redirect('/notifications')
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Notifications() {
  const { t, locale, timeZone } = useLanguage()
  const { title, items, older } = useLoaderData<typeof loader>()
  const read = useFetcher()
  const unread = items.some(item => !item.read)
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            {unread && (
              <Form method="post">
                <Button type="submit" variant="secondary" icon={CheckCheck} block>
                  {t('notifications.mark_all')}
                </Button>
              </Form>
            )}
            <Button href="/notifications/settings" variant="secondary" icon={Settings}>
              {t('notifications.settings.short')}
            </Button>
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('notifications.none')}
          text={t('notifications.none_text')}
        />
      ) : (
        <List label={title}>
          {items.map(item => (
            <ListRow
              key={item.id}
              href={item.href}
              onClick={item.read ? undefined : () => read.submit({}, { method: 'post', action: readingOf(item.id) })}
              lead={<RowIcon icon={iconOf(item.icon)} tone="brand" />}
              title={item.title}
              meta={item.urgent && <Badge tone="danger">{t('notifications.urgent')}</Badge>}
              text={[item.text, formatMoment(locale, timeZone, item.at)].filter(Boolean).join(' · ')}
              unseenLabel={item.read ? undefined : t('notifications.unread')}
            />
          ))}
        </List>
      )}
      {items[0] ? <KnownActs paths={[readingOf(items[0].id)]} /> : null}
      {older && (
        <div className="mt-6 flex justify-center">
          <Button href={`/notifications?before=${older}`} variant="secondary">
            {t('notifications.older')}
          </Button>
        </div>
      )}
    </>
  )
}

const readingOf = (itemId: string) => `/notifications/${itemId}/reading`
