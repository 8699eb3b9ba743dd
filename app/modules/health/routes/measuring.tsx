import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import { measuringDay } from '../measurements.server.ts'
import { paths } from '../paths.ts'
import { lyingOn } from '../ui/lying.ts'
import { MeasuringList } from '../ui/measuring-list.tsx'

export const loader = load('health:supervise', async ({ school, actor, params, t }) => {
  if (actor.viewing) throw new Problem('kept_private')
  const { children, ...list } = await measuringDay(school, idFrom(params.classId))
  return {
    list: { ...list, children: children.map(child => ({ ...child, lying: lyingOn(child.birthDate, list.day) })) },
    memberId: actor.memberId ?? '',
    title: `${t('health.measuring.title')} · ${list.name}`,
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** A whole class measured in one list, child after child. */
export default function Measuring() {
  const { t, locale } = useLanguage()
  const { list, memberId } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('health.measuring.title')}
        eyebrow={
          <>
            {list.name} · <time dateTime={list.day}>{formatDay(locale, list.day)}</time>
          </>
        }
        text={t('health.measuring.text')}
        back={{ href: paths.overview(), label: t('health.name') }}
      />
      {list.children.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('health.measuring.none')}
          text={t('health.measuring.none_text')}
        />
      ) : (
        <MeasuringList list={list} memberId={memberId} />
      )}
    </div>
  )
}
