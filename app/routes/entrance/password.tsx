import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { withNext } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Divider } from '#app/ui/divider.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { signInWithPassword } from '#tenants/identity/sign-in.server.ts'
import { canMail } from '#tenants/mail/mail.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { PasswordForm } from './forms.ts'
import { arrive, doorOf, typedBefore } from './steps.server.ts'

export const loader = load('door:open', async page => {
  const { email, next } = await typedBefore(page)
  return {
    title: page.t('entrance.sign_in.title'),
    email,
    next,
    codes: canMail(),
  }
})

export const action = act('door:open', PasswordForm, async page => {
  const { email, next } = await typedBefore(page)
  const signIn = await signInWithPassword(doorOf(page), email, page.form.password)
  return arrive(page, signIn, next, { field: 'password', key: 'entrance.password.wrong' })
})

export const meta = titled

export default function Password() {
  const t = useT()
  const { title, email, next, codes } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  return (
    <EntranceCard
      title={title}
      text={<span className="break-all">{email}</span>}
      below={
        <>
          <TextLink href="/forgot">{t('entrance.password.forgot')}</TextLink>
          <TextLink href={withNext('/sign-in', next)}>{t('entrance.other_address')}</TextLink>
        </>
      }
    >
      {codes && (
        <>
          <Form method="post" action="/sign-in/send-code">
            <Button type="submit" variant="primary" block>
              {t('entrance.code.send')}
            </Button>
          </Form>
          <Divider>{t('entrance.or')}</Divider>
        </>
      )}
      <Form method="post" noValidate className="flex flex-col gap-5">
        {/* Password managers look for the name beside the password. */}
        <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
        <PasswordField
          label={t('entrance.field.password')}
          name="password"
          autoComplete="current-password"
          showLabel={t('entrance.password.show')}
          hideLabel={t('entrance.password.hide')}
          required
          // Beside the code it would bring up a phone's keyboard over the other way.
          autoFocus={!codes}
          error={errors.password}
        />
        <Button
          type="submit"
          variant={codes ? 'secondary' : 'primary'}
          block
          busy={busy}
          busyLabel={t('ui.state.busy')}
        >
          {t('entrance.password.go_on')}
        </Button>
      </Form>
    </EntranceCard>
  )
}
