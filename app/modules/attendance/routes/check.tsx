import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { ToastProvider } from '#app/ui/toast.tsx'
import { checkRounds } from '#db/attendance-words.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { roundFrom } from '../check-forms.ts'
import { readChecks } from '../check-list.server.ts'
import { roundAt } from '../check-policy.ts'
import { paths } from '../paths.ts'
import { clockAt } from '../school-day.server.ts'
import { settingsOf } from '../settings.ts'
import { CheckRegister } from '../ui/check-register.tsx'

export const loader = load('attendance:check', async ({ school, actor, resolved, params, url, t }) => {
  const settings = settingsOf(resolved)
  found(settings.checks || null)
  const due = roundAt(clockAt(school, Date.now()), settings)
  const round = roundFrom(url.searchParams.get('round')) ?? due
  // The round of noon begins when the school says; until then it has no list.
  found(round === 'morning' || due === 'noon' || null)
  const list = await readChecks(school, settings, idFrom(params.classId), round)
  const title = `${t(`attendance.check.round.${round}`)} · ${list.name}`
  return { list, rounds: due === 'noon' ? checkRounds : [], memberId: actor.memberId ?? '', title }
})

export const meta = titled

/** Today's check of a class: of the morning, or of noon once that round has begun. */
export default function CheckPage() {
  const { t, locale } = useLanguage()
  const { list, rounds, memberId } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t(`attendance.check.round.${list.round}`)}
        eyebrow={
          <>
            {list.name} · <time dateTime={list.day}>{formatDay(locale, list.day)}</time>
          </>
        }
        back={{ href: paths.register(list.id), label: t('attendance.month.back') }}
      />
      {rounds.length > 0 ? (
        <div className="mb-6">
          <Tabs
            label={t('attendance.check.rounds')}
            items={rounds.map(round => ({
              href: paths.check(list.id, round),
              label: t(`attendance.check.round.${round}`),
              current: round === list.round,
            }))}
          />
        </div>
      ) : null}
      {list.children.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('attendance.register.empty.title')}
          text={t('attendance.register.empty.text')}
        />
      ) : (
        <ToastProvider label={t('attendance.register.news')} closeLabel={t('ui.action.close')}>
          <CheckRegister key={`${list.id} ${list.round}`} list={list} memberId={memberId} />
        </ToastProvider>
      )}
    </>
  )
}
