import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { changePassword } from '#tenants/identity/account.server.ts'
import { hasPassword } from '#tenants/identity/identities.server.ts'
import { shortestPassword } from '#tenants/identity/password-rules.ts'
import { newPassword } from '../forms.ts'
import { letterheadFor, ownFormsOnly } from '../steps.server.ts'
import { AccountPage } from './account-page.tsx'
import { freshSession, ownSession } from './own.server.ts'

const ChangeForm = z.object({ current: z.string().max(1_000).default(''), password: newPassword })

export const loader = load('door:account', async page => {
  ownFormsOnly()
  const session = await ownSession(page)
  const existing = await hasPassword(session.identityId)
  if (!existing) await freshSession(page)
  return {
    title: page.t(existing ? 'entrance.password.title' : 'entrance.password.set_title'),
    existing,
    shortest: shortestPassword,
  }
})

export const action = act('door:account', ChangeForm, async page => {
  ownFormsOnly()
  const session = await ownSession(page)
  if (!(await hasPassword(session.identityId))) await freshSession(page)
  const fault = await changePassword(session, page.form.current, page.form.password, letterheadFor(page))
  if (fault === 'wrong_password') throw invalid({ current: 'entrance.two.wrong_password' })
  if (fault) throw invalid({ password: { key: `entrance.fault.${fault}`, values: { count: shortestPassword } } })
  return redirectWithToast('/account', page.t('entrance.password.saved'))
})

export const meta = titled

export default function Password() {
  const t = useT()
  const { title, existing, shortest } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  const eye = { showLabel: t('entrance.password.show'), hideLabel: t('entrance.password.hide') }
  return (
    <AccountPage title={title}>
      <Form method="post" noValidate className="flex flex-col gap-5">
        {existing && (
          <PasswordField
            label={t('entrance.password.current')}
            name="current"
            autoComplete="current-password"
            required
            error={errors.current}
            {...eye}
          />
        )}
        <PasswordField
          label={t('entrance.field.new_password')}
          hint={t('entrance.new_password.hint', { count: shortest })}
          name="password"
          autoComplete="new-password"
          required
          error={errors.password}
          {...eye}
        />
        <Button type="submit" variant="primary" className="self-start" busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.password.save')}
        </Button>
      </Form>
    </AccountPage>
  )
}
