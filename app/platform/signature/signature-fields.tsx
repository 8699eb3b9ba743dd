import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { longestName } from './sheet.ts'
import { SignaturePad } from './signature-pad.tsx'
import { isSignature, pathOf, type Stroke } from './strokes.ts'

/** What was drawn so far, or that the name is typed instead. */
export interface Drawn {
  way: 'drawn' | 'typed'
  strokes: readonly Stroke[]
  /** Enough of it to be a signature. */
  complete: boolean
}

export interface SignatureFieldsProps {
  signer: string
  drawn: Drawn
  onChange: (drawn: Drawn) => void
  error: FieldErrors
}

/** A signature, drawn by hand; typed by whoever cannot or would rather not draw. */
export function SignatureFields({ signer, drawn, onChange, error }: SignatureFieldsProps) {
  const t = useT()
  const choose = (way: Drawn['way']) => onChange({ way, strokes: [], complete: false })
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: two toggles that belong together, not fields of the form */}
      <div role="group" aria-label={t('ui.signature.way')} className="flex flex-wrap gap-2">
        <Chip kind="toggle" selected={drawn.way === 'drawn'} onToggle={() => choose('drawn')}>
          {t('ui.signature.by_hand')}
        </Chip>
        <Chip kind="toggle" selected={drawn.way === 'typed'} onToggle={() => choose('typed')}>
          {t('ui.signature.by_name')}
        </Chip>
      </div>
      <input type="hidden" name="way" value={drawn.way} />
      {drawn.way === 'drawn' ? (
        <>
          <SignaturePad onDraw={strokes => onChange({ way: 'drawn', strokes, complete: isSignature(strokes) })} />
          <input type="hidden" name="mark" value={pathOf(drawn.strokes)} />
          <FieldError id="drawing-error" error={error} />
        </>
      ) : (
        <TextField
          label={t('ui.signature.name')}
          hint={t('ui.signature.name_hint', { name: signer })}
          name="mark"
          autoComplete="name"
          maxLength={longestName}
          error={error}
          required
        />
      )}
    </div>
  )
}
