import { Form, useLoaderData } from '@remix-run/react'
import Mail from 'lucide-react/icons/mail'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { requestNewEmail } from '#tenants/identity/account.server.ts'
import { AddressForm } from '../forms.ts'
import { doorOf, goOn, letterheadFor } from '../steps.server.ts'
import { AccountPage } from './account-page.tsx'
import { freshSession } from './own.server.ts'

export const loader = load('door:account', async page => {
  await freshSession(page)
  return { title: page.t('entrance.email.title') }
})

export const action = act('door:account', AddressForm, async page => {
  const { identityId } = await freshSession(page)
  await requestNewEmail(doorOf(page), identityId, page.form.email, letterheadFor(page))
  return goOn(page, '/account/email/confirm', { email: page.form.email, next: '/account' })
})

export const meta = titled

export default function Email() {
  const t = useT()
  const { title } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <AccountPage title={title} text={t('entrance.email.text')}>
      <Form method="post" noValidate className="flex flex-col gap-5">
        <TextField
          label={t('entrance.email.new')}
          name="email"
          type="email"
          autoComplete="email"
          inputMode="email"
          required
          icon={Mail}
          defaultValue={typed('email')}
          error={errors.email}
        />
        <Button type="submit" variant="primary" className="self-start" busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.forgot.send')}
        </Button>
      </Form>
    </AccountPage>
  )
}
