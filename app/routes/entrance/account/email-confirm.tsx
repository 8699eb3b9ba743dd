import { Form, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { confirmNewEmail } from '#tenants/identity/account.server.ts'
import { forgetSigningIn } from '#tenants/identity/signing-in.server.ts'
import { CodeForm } from '../forms.ts'
import { doorOf, letterheadFor, typedBefore } from '../steps.server.ts'
import { AccountPage } from './account-page.tsx'
import { freshSession } from './own.server.ts'

export const loader = load('door:account', async page => {
  await freshSession(page)
  const { email } = await typedBefore(page)
  return { title: page.t('entrance.email.confirm_title'), email }
})

export const action = act('door:account', CodeForm, async page => {
  const session = await freshSession(page)
  const { email } = await typedBefore(page)
  const outcome = await confirmNewEmail(
    doorOf(page),
    session,
    email,
    page.form.code.replace(/\s/g, ''),
    letterheadFor(page),
  )
  if (outcome === 'refused') throw invalid({ code: 'entrance.code.wrong' })
  if (outcome === 'taken') throw invalid({ code: 'entrance.email.taken' })
  return redirectWithToast('/account', page.t('entrance.email.saved'), { 'Set-Cookie': forgetSigningIn() })
})

export const meta = titled

export default function EmailConfirm() {
  const t = useT()
  const { title, email } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  return (
    <AccountPage title={title} text={t('entrance.email.confirm_text', { email })}>
      <Form method="post" noValidate className="flex flex-col gap-5">
        <CodeField label={t('entrance.field.code')} name="code" required error={errors.code} />
        <Button type="submit" variant="primary" className="self-start" busy={busy} busyLabel={t('ui.state.busy')}>
          {t('ui.action.save')}
        </Button>
      </Form>
    </AccountPage>
  )
}
