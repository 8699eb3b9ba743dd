import { useT } from '#app/platform/i18n/provider.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import type { ShownLink } from './shown-link.server.ts'

/** The link to pass on, also as a code for a phone beside this one. */
export function InvitationLink({ name, href, qr }: ShownLink & { name: string }) {
  const t = useT()
  return (
    <div className="flex flex-col gap-5">
      <CopyField
        label={t('relatives.link.label', { name })}
        hint={t('relatives.link.hint')}
        value={href}
        copyLabel={t('relatives.link.copy')}
        copiedLabel={t('relatives.link.copied')}
      />
      <QrCode {...qr} label={t('relatives.link.picture')} />
    </div>
  )
}
