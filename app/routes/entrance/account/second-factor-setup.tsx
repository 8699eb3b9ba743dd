import { useFetcher } from '@remix-run/react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { AccountPage } from './account-page.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

export interface SetupData {
  secret: string
  recoveryCodes: string[]
  qr: { size: number; dark: boolean[] }
}

/** Scan, write the recovery codes down, prove it with a first code. */
export function SecondFactorSetup({ title, setup }: { title: string; setup: SetupData }) {
  const t = useT()
  const fetcher = useFetcher<Partial<Refused>>()
  return (
    <AccountPage title={title} text={t('entrance.two.scan')}>
      <QrCode {...setup.qr} label={t('entrance.two.qr')} />
      <CopyField
        label={t('entrance.two.key')}
        value={setup.secret}
        copyLabel={t('entrance.copy')}
        copiedLabel={t('entrance.copied')}
      />
      <RecoveryCodes codes={setup.recoveryCodes} />
      <fetcher.Form
        data-discover="true"
        method="post"
        action="/account/second-factor/confirm"
        noValidate
        className="flex flex-col gap-5"
      >
        <CodeField
          label={t('entrance.two.confirm')}
          name="code"
          required
          error={fetcher.data?.submission?.error?.code ?? undefined}
        />
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          busy={fetcher.state !== 'idle'}
          busyLabel={t('ui.state.busy')}
        >
          {t('entrance.two.turn_on')}
        </Button>
      </fetcher.Form>
    </AccountPage>
  )
}
