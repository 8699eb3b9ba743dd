import { useLoaderData } from '@remix-run/react'
import Siren from 'lucide-react/icons/siren'
import { z } from 'zod'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { may } from '#tenants/permissions.ts'
import { callsOf } from '#tenants/urgent/calls.server.ts'
import { paths } from './paths.ts'

export const loader = load('urgent:see', async ({ school, actor, url, t }) => ({
  title: t('urgent.back'),
  ...(await callsOf(school, z.uuid().safeParse(url.searchParams.get('before')).data)),
  mayCall: may(actor.role, 'urgent:call'),
}))

export const meta = titled

/** Urgent calls that went to the reader; for the office all of them, and the way to a new one. */
export default function Calls() {
  const { t, locale, timeZone } = useLanguage()
  const { title, calls, older, mayCall } = useLoaderData<typeof loader>()
  const make = (
    <Button href={paths.newCall()} variant="danger" icon={Siren}>
      {t('urgent.new.title')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={title}
        text={mayCall ? t('urgent.list.text') : undefined}
        actions={mayCall && calls.length > 0 ? make : undefined}
      />
      {calls.length === 0 ? (
        <EmptyState
          title={t('urgent.list.none')}
          text={t(mayCall ? 'urgent.list.none_text' : 'urgent.list.none_reader')}
          actions={mayCall ? make : undefined}
        />
      ) : (
        <List label={title}>
          {calls.map(({ id, words, by, at, endedAt }) => (
            <ListRow
              key={id}
              href={paths.call(id)}
              lead={<RowIcon icon={Siren} tone={endedAt ? 'neutral' : 'danger'} />}
              title={<span className="line-clamp-3">{words}</span>}
              text={t('urgent.list.from', { name: by, moment: formatMoment(locale, timeZone, at) })}
              trail={
                <Badge tone={endedAt ? 'ok' : 'danger'}>{t(endedAt ? 'urgent.list.over' : 'urgent.list.open')}</Badge>
              }
            />
          ))}
        </List>
      )}
      {older ? (
        <div className="mt-6 flex justify-center">
          <Button href={paths.calls(older)} variant="secondary">
            {t('urgent.list.older')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
