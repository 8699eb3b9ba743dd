import { redirect } from '@remix-run/node'
import { Form, useLoaderData, useSubmit } from '@remix-run/react'
import { useRef } from 'react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { MailIllustration } from '#app/ui/illustrations/mail.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { environment, originOf } from '#tenants/config.server.ts'
import { handOver, hostOf } from '#tenants/identity/handover.server.ts'
import { confirmSignup } from '#tenants/signup/confirm.server.ts'
import { rememberArrival } from '#tenants/signup/cookie.server.ts'
import { pendingOf } from '#tenants/signup/pending.server.ts'
import { AddressField } from './address-field.tsx'
import { doorOf } from './door.server.ts'
import { SignupCodeForm } from './forms.ts'
import { standingMessage } from './standing-message.ts'

export const loader = load('public:visit', async page => {
  const pending = await pendingOf(doorOf(page))
  if (!pending) throw redirect('/sign-up')
  return {
    title: page.t('public.code.title'),
    email: pending.form?.email ?? null,
    slug: pending.form?.slug ?? '',
    kind: pending.form?.kind ?? '',
    ending: `.${new URL(originOf(environment().ROOT_DOMAIN)).host}`,
  }
})

export const action = act('public:visit', SignupCodeForm, async page => {
  const confirmed = await confirmSignup(doorOf(page), page.form.code, page.form.slug)
  if (confirmed.outcome === 'wrong') throw invalid({ code: 'public.code.wrong' })
  if (confirmed.outcome === 'too_many') throw invalid({ code: 'public.code.used_up' })
  if (confirmed.outcome === 'gone') throw redirect('/sign-up')
  if (confirmed.outcome === 'address') throw invalid({ slug: standingMessage(confirmed.standing) })
  const { name: schoolName, slug, identityId } = confirmed
  const host = new URL(originOf(hostOf(slug))).host
  const arrival = { schoolName, host, url: await handOver(identityId, hostOf(slug)) }
  return redirect('/sign-up/ready', {
    headers: { 'Set-Cookie': await rememberArrival(page.context.hostname, arrival) },
  })
})

export const meta = titled

export default function SignUpCode() {
  const t = useT()
  const { title, email, slug, kind, ending } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  return (
    <div className="gutter mx-auto w-full max-w-lg py-8 lg:py-14">
      <div className="mx-auto mb-6 w-44">
        <MailIllustration />
      </div>
      <Card as="section">
        <h1 className="mb-2 text-2xl">{title}</h1>
        <p className="mb-6 text-ink-soft">{email ? t('public.code.sent', { email }) : t('public.code.sent_plain')}</p>
        <Form method="post" noValidate ref={form} className="flex flex-col gap-6">
          <CodeField
            label={t('public.code.label')}
            name="code"
            defaultValue={typed('code')}
            error={errors.code}
            autoFocus
            required
            onComplete={errors.slug ? undefined : () => submit(form.current)}
          />
          {errors.slug && (
            <AddressField ending={ending} defaultValue={typed('slug') ?? slug} error={errors.slug} kind={kind} />
          )}
          <Button type="submit" block busy={busy} busyLabel={t('ui.state.busy')}>
            {t('public.code.submit')}
          </Button>
        </Form>
      </Card>
      <div className="mt-6 flex flex-col items-center gap-2 text-center text-sm">
        <p className="text-ink-soft">{t('public.code.hint')}</p>
        <Form method="post" action="/sign-up/again">
          <Button type="submit" variant="ghost" size="sm">
            {t('public.code.again')}
          </Button>
        </Form>
        <TextLink href="/sign-up">{t('public.code.back')}</TextLink>
      </div>
    </div>
  )
}
