import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { looksAt } from '#tenants/access/access.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'

const aPage = 50

export const loader = load('access:view', async ({ school, actor, params, url, t }) => {
  const childId = idFrom(params.childId)
  const before = momentIn(url.searchParams.get('before'))
  const { child, looks } = await looksAt(school, childId, { before, limit: aPage })
  return {
    title: t('access.title', { name: nameOf(child) }),
    looks,
    older:
      looks.length === aPage ? `/access/${childId}?${new URLSearchParams({ before: looks.at(-1)?.at ?? '' })}` : null,
    back: actor.role === 'guardian' ? '/consents' : `/people/children/${childId}`,
  }
})

export const meta = titled

export default function Access() {
  const { t, locale, timeZone } = useLanguage()
  const { title, looks, older, back } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={t('access.text')} back={{ href: back, label: t('access.back') }} />
      {looks.length === 0 ? (
        <EmptyState illustration={<DoneIllustration />} title={t('access.none')} text={t('access.none_text')} />
      ) : (
        <List label={title}>
          {looks.map(({ id, name, role, subject, kind, at, reason }) => (
            <ListRow
              key={id}
              lead={<Avatar name={name} size="sm" seed={name} />}
              title={name || t('access.by.guardian')}
              meta={formatMoment(locale, timeZone, at)}
              clamp={false}
              text={
                <>
                  {t(`access.by.${role === 'teacher' || role === 'guardian' ? role : 'office'}`)} ·{' '}
                  {t(`access.subject.${subject}`)}
                  {kind === 'export' ? ` · ${t('access.export')}` : null}
                  {reason ? <q className="mt-1 block">{reason}</q> : null}
                </>
              }
            />
          ))}
        </List>
      )}
      {older ? (
        <p className="mt-6 text-center">
          <Button href={older} variant="secondary">
            {t('access.older')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

/** An ISO instant from an address; anything else is none. */
function momentIn(text: string | null): string | undefined {
  return text && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined
}
