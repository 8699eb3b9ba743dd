import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface OwnerFieldsProps {
  ownerName: string | undefined
  email: string | undefined
  errors: Record<string, string[] | undefined>
  /** False when an outside provider keeps passwords. */
  ownPassword: boolean
}

/** Who opens the school: the owner's account. */
export function OwnerFields({ ownerName, email, errors, ownPassword }: OwnerFieldsProps) {
  const t = useT()
  return (
    <Card as="section" className="flex flex-col gap-6">
      <div>
        <h2 className="text-xl">{t('public.sign_up.you')}</h2>
        <p className="mt-1 text-ink-soft text-sm">{t('public.sign_up.you_text')}</p>
      </div>
      <TextField
        label={t('public.sign_up.owner_name')}
        name="ownerName"
        autoComplete="name"
        defaultValue={ownerName}
        error={errors.ownerName}
        required
      />
      <TextField
        label={t('public.sign_up.email')}
        hint={t('public.sign_up.email_hint')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        defaultValue={email}
        error={errors.email}
        required
      />
      {ownPassword && (
        <PasswordField
          label={t('public.sign_up.password')}
          hint={t('public.sign_up.password_hint')}
          name="password"
          autoComplete="new-password"
          showLabel={t('public.password.show')}
          hideLabel={t('public.password.hide')}
          error={errors.password}
          required
        />
      )}
    </Card>
  )
}
