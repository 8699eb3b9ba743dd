import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ToastProvider } from '#app/ui/toast.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { readChecks } from '../check-list.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { CheckRegister } from '../ui/check-register.tsx'

export const loader = load('attendance:check', async ({ school, actor, resolved, params, t }) => {
  const settings = settingsOf(resolved)
  found(settings.checks || null)
  const list = await readChecks(school, settings, idFrom(params.classId))
  return { list, memberId: actor.memberId ?? '', title: `${t('attendance.check.title')} · ${list.name}` }
})

export const meta = titled

/** This morning's check of a class. */
export default function CheckPage() {
  const { t, locale } = useLanguage()
  const { list, memberId } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('attendance.check.title')}
        eyebrow={
          <>
            {list.name} · <time dateTime={list.day}>{formatDay(locale, list.day)}</time>
          </>
        }
        back={{ href: paths.register(list.id), label: t('attendance.month.back') }}
      />
      {list.children.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('attendance.register.empty.title')}
          text={t('attendance.register.empty.text')}
        />
      ) : (
        <ToastProvider label={t('attendance.register.news')} closeLabel={t('ui.action.close')}>
          <CheckRegister key={list.id} list={list} memberId={memberId} />
        </ToastProvider>
      )}
    </>
  )
}
