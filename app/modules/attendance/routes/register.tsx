import { useLoaderData } from '@remix-run/react'
import CalendarDays from 'lucide-react/icons/calendar-days'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Thermometer from 'lucide-react/icons/thermometer'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useKeptPage } from '#app/platform/kept-page.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ToastProvider } from '#app/ui/toast.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { dayBeside } from '../clock.ts'
import { dayFrom } from '../forms.ts'
import { openArrivals } from '../kiosk-arrivals.server.ts'
import { paths } from '../paths.ts'
import { limitOf } from '../ratio.ts'
import { readRegister } from '../register.server.ts'
import { clockAt } from '../school-day.server.ts'
import { settingsOf } from '../settings.ts'
import { OpenArrivals } from '../ui/open-arrivals.tsx'
import { PastList } from '../ui/past-list.tsx'
import { RegisterList } from '../ui/register-list.tsx'

/** From this hour on children go home rather than come. */
const afternoonFrom = '13:00'

export const loader = load('attendance:mark', async ({ school, actor, resolved, params, url }) => {
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
  return {
    register,
    arrivals,
    today,
    afternoon: clockAt(school, Date.now()) >= afternoonFrom,
    checks: settings.checks,
    limit: limitOf(settings, register.id),
    memberId: actor.memberId ?? '',
    memberName: actor.name,
    title: register.name,
  }
})

export const meta = titled

export default function RegisterPage() {
  const { t, locale } = useLanguage()
  const { register, arrivals, today, afternoon, checks, limit, memberId, memberName } = useLoaderData<typeof loader>()
  const { id, day, name } = register
  useKeptPage(paths.rollCall(), register)
  const isToday = day === today
  const next = dayBeside(day, 1)
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={<time dateTime={day}>{formatDay(locale, day)}</time>}
        back={{ href: paths.today(), label: t('attendance.register.back') }}
        actions={
          <div className="flex items-center gap-1.5">
            <IconButton
              icon={ChevronLeft}
              directional
              label={t('attendance.register.earlier')}
              href={paths.register(id, dayBeside(day, -1))}
            />
            {isToday ? null : (
              <IconButton
                icon={ChevronRight}
                directional
                label={t('attendance.register.later')}
                href={next === today ? paths.register(id) : paths.register(id, next)}
              />
            )}
            {isToday && checks ? (
              <Button variant="secondary" icon={Thermometer} href={paths.check(id)}>
                {t('attendance.check.title')}
              </Button>
            ) : null}
            <Button variant="secondary" icon={CalendarDays} href={paths.month(id, day.slice(0, 7))}>
              {t('attendance.register.month')}
            </Button>
          </div>
        }
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
          <RegisterList key={id} {...{ register, afternoon, limit, memberId, memberName }} />
        </ToastProvider>
      ) : (
        <PastList register={register} />
      )}
    </>
  )
}
