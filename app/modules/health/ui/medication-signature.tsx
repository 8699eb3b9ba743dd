import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { SignaturePad } from '#app/platform/signature/signature-pad.tsx'
import { isSignature, pathOf, type Stroke } from '#app/platform/signature/strokes.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestName } from '../medication-forms.ts'

const ways = ['drawn', 'typed'] as const

/** The signature under an order, drawn by hand; typed by whoever cannot or would rather not draw. */
export function OrderSignatureFields({ signer }: { signer: string }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const [way, setWay] = useState<string>(kept('way', 'drawn'))
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  return (
    <Fieldset legend={t('health.medication.signature')} hint={t('health.medication.signature_hint')}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          {ways.map(each => (
            <Chip key={each} kind="toggle" selected={way === each} onToggle={() => setWay(each)}>
              {t(`health.medication.${each}`)}
            </Chip>
          ))}
        </div>
        <input type="hidden" name="way" value={way} />
        {way === 'drawn' ? (
          <>
            <SignaturePad onDraw={setStrokes} />
            <input type="hidden" name="mark" value={isSignature(strokes) ? pathOf(strokes) : ''} />
            <FieldError id="order-signature-error" error={errors.mark} />
          </>
        ) : (
          <TextField
            label={t('health.medication.name')}
            hint={t('health.medication.name_hint', { name: signer })}
            name="mark"
            autoComplete="name"
            maxLength={longestName}
            error={errors.mark}
            required
          />
        )}
      </div>
    </Fieldset>
  )
}
