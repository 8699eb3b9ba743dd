import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'

/** How somebody is reached. */
export function ContactFields({ email, phone }: { email?: string | undefined; phone?: string | undefined }) {
  const t = useT()
  const { errors, typed } = useAnswer()
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="email"
        type="email"
        label={t('people.field.email')}
        hint={t('people.field.email_hint')}
        note={t('people.optional')}
        defaultValue={typed('email') ?? email ?? ''}
        error={errors.email}
        autoComplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={t('people.field.phone')}
        hint={t('people.field.phone_hint')}
        note={t('people.optional')}
        defaultValue={typed('phone') ?? phone ?? ''}
        error={errors.phone}
        autoComplete="off"
      />
    </div>
  )
}
