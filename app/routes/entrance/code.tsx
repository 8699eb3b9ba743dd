import { Form, useLoaderData, useSubmit } from '@remix-run/react'
import { useRef } from 'react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { withNext } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { signInWithCode } from '#tenants/identity/sign-in.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { CodeForm } from './forms.ts'
import { newcomerOf } from './newcomer.server.ts'
import { arrive, doorOf, typedBefore } from './steps.server.ts'

export const loader = load('door:open', async page => {
  const { email, next } = await typedBefore(page)
  return { title: page.t('entrance.code.title'), email, next }
})

export const action = act('door:open', CodeForm, async page => {
  const { email, next } = await typedBefore(page)
  const newcomer = (await newcomerOf(page, next)) ? { locale: page.locale } : null
  const signIn = await signInWithCode(doorOf(page), email, page.form.code.replace(/\s/g, ''), newcomer)
  return arrive(page, signIn, next, { field: 'code', key: 'entrance.code.wrong' })
})

export const meta = titled

export default function Code() {
  const t = useT()
  const { title, email, next } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  return (
    <EntranceCard
      title={title}
      text={t('entrance.code.sent', { email })}
      below={
        <>
          <Form method="post" action="/sign-in/send-code">
            <Button type="submit" variant="ghost" size="sm">
              {t('entrance.code.again')}
            </Button>
          </Form>
          <TextLink href="/sign-in/password">{t('entrance.code.password')}</TextLink>
          <TextLink href={withNext('/sign-in', next)}>{t('entrance.other_address')}</TextLink>
        </>
      }
    >
      <Form method="post" noValidate ref={form} className="flex flex-col gap-5">
        <CodeField
          label={t('entrance.field.code')}
          name="code"
          required
          autoFocus
          error={errors.code}
          onComplete={() => submit(form.current)}
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.sign_in.go_on')}
        </Button>
      </Form>
      <p className="text-ink-soft text-sm">{t('entrance.code.hint')}</p>
    </EntranceCard>
  )
}
