import { useLoaderData } from '@remix-run/react'
import { alertsOf } from '#app/platform/child-alerts.server.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useKeptPage } from '#app/platform/kept-page.ts'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ToastProvider } from '#app/ui/toast.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { roundAt } from '../check-policy.ts'
import { dayFrom } from '../forms.ts'
import { openArrivals } from '../kiosk-arrivals.server.ts'
import { paths } from '../paths.ts'
import { limitOf } from '../ratio.ts'
import { readRegister } from '../register.server.ts'
import { clockAt } from '../school-day.server.ts'
import { settingsOf } from '../settings.ts'
import { OpenArrivals } from '../ui/open-arrivals.tsx'
import { PastList } from '../ui/past-list.tsx'
import { RegisterActions } from '../ui/register-actions.tsx'
import { RegisterList } from '../ui/register-list.tsx'

/** From this hour on children go home rather than come. */
const afternoonFrom = '13:00'

export const loader = load('attendance:mark', async request => {
  const { school, actor, resolved, params, url } = request
  const settings = settingsOf(resolved)
  const today = school.today()
  const asked = url.searchParams.get('day')
  const day = asked === null ? today : found(dayFrom(asked))
  // A day that has not come has no register.
  found(day <= today ? day : null)
  const classId = idFrom(params.classId)
  const together = school.readingTogether()
  const [register, arrivals] = await Promise.all([
    readRegister(together, classId, day),
    day === today ? openArrivals(together, classId) : [],
  ])
  // Beside the register and not in it: that is kept on the device, and what is said of a child's health is not.
  const alerts =
    day === today
      ? await alertsOf(
          request,
          register.children.map(({ id }) => id),
        )
      : undefined
  return {
    register,
    alerts: Object.fromEntries(alerts ?? []),
    arrivals,
    today,
    afternoon: clockAt(school, Date.now()) >= afternoonFrom,
    round: settings.checks ? roundAt(clockAt(school, Date.now()), settings) : null,
    limit: limitOf(settings, register.id),
    memberId: actor.memberId ?? '',
    memberName: actor.name,
    title: register.name,
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function RegisterPage() {
  const { t, locale } = useLanguage()
  const { register, alerts, arrivals, today, afternoon, round, limit, memberId, memberName } =
    useLoaderData<typeof loader>()
  const { id, day, name } = register
  useKeptPage(paths.rollCall(), register)
  const isToday = day === today
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={<time dateTime={day}>{formatDay(locale, day)}</time>}
        back={{ href: paths.today(), label: t('attendance.register.back') }}
        actions={<RegisterActions {...{ id, day, today, round }} />}
      />
      {register.children.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('attendance.register.empty.title')}
          text={t('attendance.register.empty.text')}
        />
      ) : isToday ? (
        <ToastProvider label={t('attendance.register.news')} closeLabel={t('ui.action.close')}>
          <OpenArrivals arrivals={arrivals} />
          <RegisterList key={id} {...{ register, alerts, afternoon, limit, memberId, memberName }} />
        </ToastProvider>
      ) : (
        <PastList register={register} />
      )}
    </>
  )
}
