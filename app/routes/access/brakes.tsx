import { Form, useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { brakesOf, mostReads } from '#tenants/access/brake.server.ts'

export const loader = load('access:release', async ({ school, actor, t }) => {
  const brakes = await brakesOf(school)
  return {
    title: t('access.brakes.title'),
    most: mostReads,
    brakes: brakes.map(({ stoppedAt, releasedAt, ...brake }) => ({
      ...brake,
      at: stoppedAt.toISOString(),
      held: releasedAt === null,
      own: brake.memberId === actor.memberId,
    })),
  }
})

export const meta = titled

/** Who was stopped for having read so much; the head lets go whom it trusts. */
export default function Brakes() {
  const { t, locale, timeZone } = useLanguage()
  const { title, most, brakes } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('access.brakes.text', { count: most })}
        back={{ href: '/home', label: t('shell.nav.home') }}
      />
      {brakes.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('access.brakes.none')}
          text={t('access.brakes.none_text')}
        />
      ) : (
        <List label={title}>
          {brakes.map(({ id, memberId, name, reads, at, held, own }) => (
            <ListRow
              key={id}
              lead={<Avatar name={name} seed={memberId} />}
              title={name}
              text={t('access.brakes.row', { count: reads, time: formatMoment(locale, timeZone, at) })}
              trail={
                held && !own ? (
                  <Form method="post" action={`/access/brakes/${id}/release`}>
                    <Button type="submit" size="sm" variant="secondary">
                      {t('access.brakes.release')}
                    </Button>
                  </Form>
                ) : (
                  <Badge tone={held ? 'warn' : 'neutral'}>
                    {t(held ? 'access.brakes.held' : 'access.brakes.over')}
                  </Badge>
                )
              }
            />
          ))}
        </List>
      )}
    </div>
  )
}
