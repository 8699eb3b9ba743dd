import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { SignaturePad } from '#app/platform/signature/signature-pad.tsx'
import { isSignature, pathOf, type Stroke } from '#app/platform/signature/strokes.ts'
import { Button } from '#app/ui/button.tsx'
import { KioskHead } from './kiosk-head.tsx'
import type { Word } from './kiosk-step.ts'

/** Where the school wants it, whoever brings or takes a child signs for it. */
export function KioskSign({
  word: { child, state },
  busy,
  onSign,
}: {
  word: Word
  busy: boolean
  onSign: (drawing: string) => void
}) {
  const t = useT()
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6">
      <KioskHead child={child} title={t(`attendance.kiosk.sign.${state}`, { name: child.name })} />
      <SignaturePad onDraw={setStrokes} />
      <Button
        size="lg"
        busy={busy}
        busyLabel={t('ui.state.busy')}
        disabled={!isSignature(strokes)}
        onClick={() => onSign(pathOf(strokes))}
        className="min-h-20 text-xl"
      >
        {t('attendance.kiosk.sign.action')}
      </Button>
    </div>
  )
}
