import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load, type SchoolRequest } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { PinField } from '#app/ui/pin-field.tsx'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import { hasStaffPin, setStaffPin } from '#tenants/people/staff-pin.server.ts'
import { PinForm } from '../forms.ts'
import { AccountPage } from './account-page.tsx'
import { freshSession } from './own.server.ts'

/** An open device is no leave to choose a colleague's PIN. Where another provider proves people, how fresh that is is its own matter. */
const ownHand = (page: SchoolRequest) => (identityProvider().name === 'built_in' ? freshSession(page) : null)

export const loader = load('account:pin', async page => {
  await ownHand(page)
  return { isSet: await hasStaffPin(page.school), title: page.t('entrance.pin.title') }
})

export const action = act('account:pin', PinForm, async page => {
  await ownHand(page)
  await setStaffPin(page.school, page.form.pin)
  return redirectWithToast('/account', page.t('entrance.pin.saved'))
})

export const meta = titled

/** The PIN with which one of the staff confirms on a colleague's device; it can be set anew, never read. */
export default function Pin() {
  const t = useT()
  const { isSet, title } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  return (
    <AccountPage title={title} text={t('entrance.pin.text')}>
      <Form method="post" noValidate className="flex flex-col gap-5">
        <p className="text-ink-soft">{t(isSet ? 'entrance.pin.is_set' : 'entrance.pin.is_not_set')}</p>
        <PinField
          label={t(isSet ? 'entrance.pin.new' : 'entrance.pin.label')}
          hint={t('entrance.pin.hint')}
          error={errors.pin}
        />
        <Button type="submit" className="self-start" busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.pin.save')}
        </Button>
      </Form>
    </AccountPage>
  )
}
