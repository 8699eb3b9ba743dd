import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { type Drawn, SignatureFields } from '#app/platform/signature/signature-fields.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'

/** The signature under an order. */
export function OrderSignatureFields({ signer }: { signer: string }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const way = kept('way', 'drawn') === 'typed' ? 'typed' : 'drawn'
  const [drawn, setDrawn] = useState<Drawn>({ way, strokes: [], complete: false })
  return (
    <Fieldset legend={t('health.medication.signature')} hint={t('health.medication.signature_hint')}>
      <SignatureFields signer={signer} drawn={drawn} onChange={setDrawn} error={errors.mark} />
    </Fieldset>
  )
}
