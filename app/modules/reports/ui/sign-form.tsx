import { useT } from '#app/platform/i18n/provider.tsx'
import { SigningCard } from '#app/platform/signature/signing-card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestAnswer } from '../limits.ts'
import { paths } from '../paths.ts'
import type { ShownReport } from '../shown-report.ts'

/** Signs the version that is on the page, with what the guardian says to it. */
export function SignForm({ report, signer }: { report: ShownReport; signer: string }) {
  const t = useT()
  return (
    <SigningCard
      action={paths.signature(report.id)}
      title={t('reports.sign.title')}
      text={t('reports.sign.text')}
      sign={t('reports.sign.action')}
      signer={signer}
      fields={errors => (
        <>
          <input type="hidden" name="versionId" value={report.versionId} />
          <TextArea
            label={t('reports.sign.words')}
            name="words"
            dir="auto"
            rows={3}
            maxLength={longestAnswer}
            error={errors.words}
          />
        </>
      )}
    />
  )
}
