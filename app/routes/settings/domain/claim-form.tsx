import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** The first domain, or one more. */
export function ClaimForm({ first }: { first: boolean }) {
  const t = useT()
  const { errors, typed, busy } = useAnswer()
  return (
    <Card as="section">
      <Form method="post" action="/settings/domain" noValidate data-discover="true" className="flex flex-col gap-5">
        <h2 className="text-lg">{t(first ? 'settings.domain.first' : 'settings.domain.another')}</h2>
        <TextField
          label={t('settings.domain.label')}
          hint={t('settings.domain.hint')}
          name="domain"
          inputMode="url"
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          placeholder="families.sunny-hill.org"
          defaultValue={typed('domain')}
          error={errors.domain}
        />
        <Button
          type="submit"
          variant={first ? 'primary' : 'soft'}
          busy={busy}
          busyLabel={t('ui.state.busy')}
          className="self-start max-sm:w-full"
        >
          {t('settings.domain.add')}
        </Button>
      </Form>
    </Card>
  )
}
