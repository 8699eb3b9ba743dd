import { Form, useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { sessionsOf } from '#tenants/identity/session.server.ts'
import { AccountPage } from './account-page.tsx'
import { ownSession } from './own.server.ts'

export const loader = load('door:account', async page => {
  const here = await ownSession(page)
  const sessions = await sessionsOf(here.identityId)
  return {
    title: page.t('entrance.sessions.title'),
    sessions: sessions.map(({ id, host, device, lastUsedAt }) => ({
      id,
      host,
      device,
      lastUsedAt: lastUsedAt.toISOString(),
      here: id === here.id,
    })),
  }
})

export const meta = titled

export default function Sessions() {
  const { t, locale, timeZone } = useLanguage()
  const { title, sessions } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={title}>
      <List>
        {sessions.map(session => (
          <ListRow
            key={session.id}
            title={session.device || t('entrance.sessions.unknown')}
            text={`${session.host} · ${t('entrance.sessions.used', { when: formatMoment(locale, timeZone, session.lastUsedAt) })}`}
            trail={
              session.here ? (
                <Badge tone="ok">{t('entrance.sessions.here')}</Badge>
              ) : (
                <Form method="post" action="/account/sessions/end">
                  <input type="hidden" name="id" value={session.id} />
                  <Button type="submit" variant="secondary" size="sm">
                    {t('entrance.sessions.end')}
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </List>
      {sessions.length > 1 && (
        <Form method="post" action="/account/sessions/end-others">
          <Button type="submit" variant="danger-soft">
            {t('entrance.sessions.end_all')}
          </Button>
        </Form>
      )}
    </AccountPage>
  )
}
