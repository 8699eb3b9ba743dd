import { redirectDocument } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { PinField } from '#app/ui/pin-field.tsx'
import { kioskCookie } from '#tenants/kiosk.server.ts'
import { leaveKiosk } from '../kiosk.server.ts'
import { PinForm } from '../kiosk-forms.ts'
import { paths } from '../paths.ts'
import { useSilence } from '../ui/use-silence.ts'

export const loader = load('attendance:kiosk', ({ actor, t }) => ({
  name: actor.name,
  title: t('attendance.kiosk.exit.title'),
}))

export const action = act('attendance:kiosk', PinForm, async ({ school, form }) => {
  if (!(await leaveKiosk(school, form.pin))) throw invalid({ pin: 'attendance.kiosk.exit.wrong' })
  return redirectDocument('/sign-in', {
    headers: { 'Set-Cookie': kioskCookie(null), 'Clear-Site-Data': '"cache", "storage"' },
  })
})

export const meta = titled

/** For staff: ends the kiosk on this device. */
export default function KioskExit() {
  const t = useT()
  const { name, title } = useLoaderData<typeof loader>()
  const { errors } = useAnswer()
  useSilence(() => window.location.replace(paths.kiosk()))
  return (
    <main className="gutter min-h-dvh bg-canvas pt-8">
      <FormPage
        title={title}
        text={t('attendance.kiosk.exit.text', { name })}
        back={{ href: paths.kiosk(), label: t('attendance.kiosk.exit.back') }}
        submit={t('attendance.kiosk.exit.end')}
      >
        <PinField label={t('attendance.kiosk.exit.pin')} error={errors.pin} />
      </FormPage>
    </main>
  )
}
