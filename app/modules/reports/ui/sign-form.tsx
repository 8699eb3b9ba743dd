import { useFetcher } from '@remix-run/react'
import Signature from 'lucide-react/icons/signature'
import { type FormEvent, useId, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { SignaturePad } from '#app/platform/signature/signature-pad.tsx'
import { isSignature, pathOf, type Stroke } from '#app/platform/signature/strokes.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestAnswer, longestName } from '../limits.ts'
import { paths } from '../paths.ts'
import type { ShownReport } from '../shown-report.ts'

/** Signs the version that is on the page, with what the guardian says to it. */
export function SignForm({ report, signer }: { report: ShownReport; signer: string }) {
  const t = useT()
  const sending = useFetcher<Partial<Refused>>()
  const [way, setWay] = useState<'drawn' | 'typed'>('drawn')
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [lacking, setLacking] = useState(false)
  const titleId = useId()
  const errors = sending.state === 'idle' ? sending.data?.submission?.error : undefined
  const check = (event: FormEvent) => {
    const missing = way === 'drawn' && !isSignature(strokes)
    setLacking(missing)
    if (missing) event.preventDefault()
  }
  const choose = (next: typeof way) => {
    setWay(next)
    setStrokes([])
    setLacking(false)
  }
  return (
    <Card as="section" aria-labelledby={titleId} className="border-s-4 border-s-brand print:hidden">
      <sending.Form
        data-discover="true"
        method="post"
        action={paths.signature(report.id)}
        noValidate
        onSubmit={check}
        className="flex flex-col gap-5"
      >
        <div>
          <h2 id={titleId} className="text-xl">
            {t('reports.sign.title')}
          </h2>
          <p className="mt-1 text-ink-soft">{t('reports.sign.text')}</p>
        </div>
        <input type="hidden" name="versionId" value={report.versionId} />
        <input type="hidden" name="way" value={way} />
        {errors?.[''] ? (
          <Banner live tone="warn">
            {errors['']}
          </Banner>
        ) : null}
        <TextArea
          label={t('reports.sign.words')}
          name="words"
          dir="auto"
          rows={3}
          maxLength={longestAnswer}
          error={errors?.words}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: two toggles that belong together, not fields of the form */}
        <div role="group" aria-label={t('reports.sign.way')} className="flex flex-wrap gap-2">
          <Chip kind="toggle" selected={way === 'drawn'} onToggle={() => choose('drawn')}>
            {t('reports.sign.by_hand')}
          </Chip>
          <Chip kind="toggle" selected={way === 'typed'} onToggle={() => choose('typed')}>
            {t('reports.sign.by_name')}
          </Chip>
        </div>
        {way === 'drawn' ? (
          <>
            <SignaturePad
              onDraw={next => {
                setStrokes(next)
                setLacking(false)
              }}
            />
            <input type="hidden" name="mark" value={pathOf(strokes)} />
            <FieldError id="drawing-error" error={lacking ? t('reports.sign.draw') : errors?.mark} />
          </>
        ) : (
          <TextField
            label={t('reports.sign.name')}
            hint={signer}
            name="mark"
            autoComplete="name"
            maxLength={longestName}
            error={errors?.mark}
            required
          />
        )}
        <Button
          type="submit"
          size="lg"
          icon={Signature}
          busy={sending.state !== 'idle'}
          busyLabel={t('ui.state.busy')}
          className="sm:self-start"
        >
          {t('reports.sign.action')}
        </Button>
      </sending.Form>
    </Card>
  )
}
