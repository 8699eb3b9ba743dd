import { useT } from '#app/platform/i18n/provider.tsx'
import { SigningCard } from '#app/platform/signature/signing-card.tsx'
import { paths } from '../paths.ts'

/** A guardian signs what stands on the page. */
export function IncidentSign({
  incidentId,
  signatureId,
  addenda,
  hash,
  signer,
  again,
}: {
  incidentId: string
  signatureId: string
  /** How many addenda the page shows. */
  addenda: number
  hash: string
  signer: string
  /** It was signed before something was added. */
  again: boolean
}) {
  const t = useT()
  return (
    <SigningCard
      action={paths.incidentSignature(incidentId)}
      title={t('health.incident.sign_title')}
      text={t(again ? 'health.incident.sign_again' : 'health.incident.sign_text')}
      sign={t('health.incident.sign')}
      signer={signer}
      fields={() => (
        <>
          <input type="hidden" name="signatureId" value={signatureId} />
          <input type="hidden" name="addenda" value={addenda} />
          <input type="hidden" name="hash" value={hash} />
        </>
      )}
    />
  )
}
