import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { quietHoursOf, setSchoolQuietHours } from '#tenants/notifications/quiet-hours.server.ts'
import { timeOf } from '#tenants/notifications/quiet-hours.ts'
import { QuietHoursForm } from './forms.ts'
import { QuietHoursPage } from './quiet-hours-page.tsx'

export const loader = load('school:settings', async ({ school, t }) => {
  const { school: hours } = await quietHoursOf(school)
  return {
    title: t('notifications.quiet.school'),
    text: t('notifications.quiet.school_text'),
    back: { href: '/settings', label: t('settings.title') },
    from: hours ? timeOf(hours.fromMinute) : '',
    to: hours ? timeOf(hours.toMinute) : '',
  }
})

export const action = act('school:settings', QuietHoursForm, async ({ school, form, t }) => {
  await setSchoolQuietHours(school, form.hours)
  return redirectWithToast('/settings', t('ui.state.saved'))
})

export const meta = titled

export default function SchoolQuietHours() {
  return <QuietHoursPage {...useLoaderData<typeof loader>()} />
}
