import { Form } from '@remix-run/react'
import { languageNames } from '#app/platform/i18n/language-names.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { locales } from '#app/platform/i18n/translate.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** How the school knows somebody, and their language. */
export function ProfileForm({ name, locale }: { name: string; locale: string }) {
  const t = useT()
  const { errors, busy } = useAnswer()
  const languages = locales.map(value => ({ value, label: languageNames[value] }))
  return (
    <section>
      <SectionHeader title={t('entrance.account.about')} />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-5">
          <TextField
            label={t('entrance.account.name')}
            name="name"
            autoComplete="name"
            required
            defaultValue={name}
            error={errors.name}
          />
          <Select
            label={t('entrance.account.language')}
            name="locale"
            defaultValue={locale}
            options={languages}
            error={errors.locale}
          />
          <Button type="submit" variant="primary" className="self-start" busy={busy} busyLabel={t('ui.state.busy')}>
            {t('ui.action.save')}
          </Button>
        </Form>
      </Card>
    </section>
  )
}
