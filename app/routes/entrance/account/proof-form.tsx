import { useFetcher } from '@remix-run/react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Answer = Partial<Refused> & { recoveryCodes?: string[] }

/** A button for an act that asks for the password, if there is one. */
export function ProofForm({
  action,
  needsPassword,
  label,
  danger = false,
}: {
  action: string
  needsPassword: boolean
  label: string
  danger?: boolean
}) {
  const t = useT()
  const fetcher = useFetcher<Answer>()
  const error = fetcher.data?.submission?.error?.password ?? undefined
  const eye = { showLabel: t('entrance.password.show'), hideLabel: t('entrance.password.hide') }
  return (
    <fetcher.Form
      data-discover="true"
      method="post"
      action={action}
      noValidate
      className="flex flex-col gap-4 border-line border-t pt-5"
    >
      {needsPassword && (
        <PasswordField
          label={t('entrance.password.current')}
          name="password"
          autoComplete="current-password"
          error={error}
          {...eye}
        />
      )}
      <Button
        type="submit"
        variant={danger ? 'danger-soft' : 'secondary'}
        className="self-start"
        busy={fetcher.state !== 'idle'}
        busyLabel={t('ui.state.busy')}
      >
        {label}
      </Button>
      {fetcher.data?.recoveryCodes && <RecoveryCodes codes={fetcher.data.recoveryCodes} />}
    </fetcher.Form>
  )
}
