import { useFetcher } from '@remix-run/react'
import Signature from 'lucide-react/icons/signature'
import { type FormEvent, useId, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { type Drawn, SignatureFields } from '#app/platform/signature/signature-fields.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestAnswer } from '../limits.ts'
import { paths } from '../paths.ts'
import type { ShownReport } from '../shown-report.ts'

/** Signs the version that is on the page, with what the guardian says to it. */
export function SignForm({ report, signer }: { report: ShownReport; signer: string }) {
  const t = useT()
  const sending = useFetcher<Partial<Refused>>()
  const [drawn, setDrawn] = useState<Drawn>({ way: 'drawn', strokes: [], complete: false })
  const [lacking, setLacking] = useState(false)
  const titleId = useId()
  const errors = sending.state === 'idle' ? sending.data?.submission?.error : undefined
  const check = (event: FormEvent) => {
    const missing = drawn.way === 'drawn' && !drawn.complete
    setLacking(missing)
    if (missing) event.preventDefault()
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
        <SignatureFields
          signer={signer}
          drawn={drawn}
          onChange={next => {
            setDrawn(next)
            setLacking(false)
          }}
          error={lacking ? t('ui.signature.draw') : errors?.mark}
        />
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
