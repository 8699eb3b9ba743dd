import { Form, useLoaderData } from '@remix-run/react'
import Mail from 'lucide-react/icons/mail'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requestReset } from '#tenants/identity/reset.server.ts'
import { signingInOf } from '#tenants/identity/signing-in.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { AddressForm } from './forms.ts'
import { doorOf, goOn, letterheadFor, ownFormsOnly } from './steps.server.ts'

export const loader = load('door:open', async page => {
  ownFormsOnly()
  const typed = await signingInOf(page.request, page.context.hostname)
  return { title: page.t('entrance.forgot.title'), email: typed?.email ?? '' }
})

export const action = act('door:open', AddressForm, async page => {
  ownFormsOnly()
  const typed = await signingInOf(page.request, page.context.hostname)
  await requestReset(doorOf(page), page.form.email, letterheadFor(page))
  return goOn(page, '/reset', { email: page.form.email, next: typed?.next ?? '/' })
})

export const meta = titled

export default function Forgot() {
  const t = useT()
  const { title, email } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <EntranceCard
      title={title}
      text={t('entrance.forgot.text')}
      below={<TextLink href="/sign-in">{t('entrance.back')}</TextLink>}
    >
      <Form method="post" noValidate className="flex flex-col gap-5">
        <TextField
          label={t('entrance.field.email')}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          icon={Mail}
          defaultValue={typed('email') ?? email}
          error={errors.email}
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.forgot.send')}
        </Button>
      </Form>
    </EntranceCard>
  )
}
