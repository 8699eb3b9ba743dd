import { useLoaderData } from '@remix-run/react'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { formatMonth, monthBeside } from '../clock.ts'
import { monthOf } from '../forms.ts'
import { childMonth } from '../history.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { ChildDays } from '../ui/child-days.tsx'

export const loader = load('attendance:view', async ({ school, actor, resolved, params, url }) => {
  const today = school.today()
  const { month, isLast } = monthOf(url, today)
  const child = await childMonth(school, settingsOf(resolved), idFrom(params.childId), month)
  return {
    child,
    today,
    isLast,
    mayCorrect: may(actor.role, 'attendance:mark'),
    title: child.name,
  }
})

export const meta = titled

export default function ChildMonthPage() {
  const { t, locale } = useLanguage()
  const { child, today, isLast, mayCorrect } = useLoaderData<typeof loader>()
  const { id, name, month } = child
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={formatMonth(locale, month)}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
        actions={
          <div className="flex items-center gap-1.5">
            <IconButton
              icon={ChevronLeft}
              directional
              label={t('attendance.month.earlier')}
              href={paths.child(id, monthBeside(month, -1))}
            />
            {isLast ? null : (
              <IconButton
                icon={ChevronRight}
                directional
                label={t('attendance.month.later')}
                href={paths.child(id, monthBeside(month, 1))}
              />
            )}
          </div>
        }
      />
      <ChildDays child={child} today={today} mayCorrect={mayCorrect} />
    </>
  )
}
