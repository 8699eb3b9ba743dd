import { Form, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { shortestPassword } from '#tenants/identity/password-rules.ts'
import { resetPassword } from '#tenants/identity/reset.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { ResetForm } from './forms.ts'
import { doorOf, letterheadFor, typedBefore } from './steps.server.ts'

export const loader = load('door:open', async page => {
  const { email } = await typedBefore(page)
  return { title: page.t('entrance.reset.title'), email, shortest: shortestPassword }
})

export const action = act('door:open', ResetForm, async page => {
  const { email } = await typedBefore(page)
  const outcome = await resetPassword(
    doorOf(page),
    email,
    page.form.code.replace(/\s/g, ''),
    page.form.password,
    letterheadFor(page),
  )
  if (outcome === 'refused') throw invalid({ code: 'entrance.code.wrong' })
  if (outcome !== 'done')
    throw invalid({ password: { key: `entrance.fault.${outcome}`, values: { count: shortestPassword } } })
  return redirectWithToast('/sign-in/password', page.t('entrance.reset.done'))
})

export const meta = titled

export default function Reset() {
  const t = useT()
  const { title, email, shortest } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <EntranceCard
      title={title}
      text={t('entrance.code.sent', { email })}
      below={<TextLink href="/forgot">{t('entrance.code.again')}</TextLink>}
    >
      <Form method="post" noValidate className="flex flex-col gap-5">
        <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
        <CodeField
          label={t('entrance.field.code')}
          name="code"
          required
          defaultValue={typed('code')}
          error={errors.code}
        />
        <PasswordField
          label={t('entrance.field.new_password')}
          hint={t('entrance.new_password.hint', { count: shortest })}
          name="password"
          autoComplete="new-password"
          showLabel={t('entrance.password.show')}
          hideLabel={t('entrance.password.hide')}
          required
          error={errors.password}
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.reset.save')}
        </Button>
      </Form>
    </EntranceCard>
  )
}
