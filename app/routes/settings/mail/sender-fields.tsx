import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'

const asAddress = {
  autoCapitalize: 'off',
  autoCorrect: 'off',
  autoComplete: 'off',
  spellCheck: false,
  dir: 'ltr',
} as const

/** The address that mails are to come from. */
export function SenderFields({ sender }: { sender: { mailbox: string; domain: string } | null }) {
  const t = useT()
  const { errors, typed, busy } = useAnswer()
  return (
    <Card as="section">
      <Form method="post" action="/settings/mail" noValidate data-discover="true" className="flex flex-col gap-5">
        <h2 className="text-lg">{t(sender ? 'settings.mail.other' : 'settings.mail.first')}</h2>
        <div className="grid gap-5 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <TextField
            {...asAddress}
            label={t('settings.mail.mailbox')}
            hint={t('settings.mail.mailbox_hint')}
            name="mailbox"
            suffix="@"
            placeholder="notices"
            defaultValue={typed('mailbox') ?? sender?.mailbox}
            error={errors.mailbox}
          />
          <TextField
            {...asAddress}
            label={t('settings.mail.domain')}
            hint={t('settings.mail.domain_hint')}
            name="domain"
            inputMode="url"
            placeholder="sunny-hill.org"
            defaultValue={typed('domain') ?? sender?.domain}
            error={errors.domain}
          />
        </div>
        <Button
          type="submit"
          variant={sender ? 'soft' : 'primary'}
          busy={busy}
          busyLabel={t('ui.state.busy')}
          className="self-start max-sm:w-full"
        >
          {t('settings.mail.use')}
        </Button>
      </Form>
    </Card>
  )
}
