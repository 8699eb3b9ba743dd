import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { quietHoursOf, setOwnQuietHours } from '#tenants/notifications/quiet-hours.server.ts'
import { timeOf } from '#tenants/notifications/quiet-hours.ts'
import { QuietHoursForm } from './forms.ts'
import { QuietHoursPage } from './quiet-hours-page.tsx'

export const loader = load('notifications:choose', async ({ school, t }) => {
  const { own: hours } = await quietHoursOf(school)
  return {
    title: t('notifications.quiet.own'),
    text: t('notifications.quiet.own_text'),
    back: { href: '/notifications/settings', label: t('notifications.settings.title') },
    from: hours ? timeOf(hours.fromMinute) : '',
    to: hours ? timeOf(hours.toMinute) : '',
  }
})

export const action = act('notifications:choose', QuietHoursForm, async ({ school, form, t }) => {
  await setOwnQuietHours(school, form.hours)
  return redirectWithToast('/notifications/settings', t('ui.state.saved'))
})

export const meta = titled

export default function OwnQuietHours() {
  return <QuietHoursPage {...useLoaderData<typeof loader>()} />
}
