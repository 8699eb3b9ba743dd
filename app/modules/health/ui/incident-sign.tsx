import { useFetcher } from '@remix-run/react'
import Signature from 'lucide-react/icons/signature'
import { type FormEvent, useId, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { type Drawn, SignatureFields } from '#app/platform/signature/signature-fields.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
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
        action={paths.incidentSignature(incidentId)}
        noValidate
        onSubmit={check}
        className="flex flex-col gap-5"
      >
        <div>
          <h2 id={titleId} className="text-xl">
            {t('health.incident.sign_title')}
          </h2>
          <p className="mt-1 text-ink-soft">{t(again ? 'health.incident.sign_again' : 'health.incident.sign_text')}</p>
        </div>
        <input type="hidden" name="signatureId" value={signatureId} />
        <input type="hidden" name="addenda" value={addenda} />
        <input type="hidden" name="hash" value={hash} />
        {errors?.[''] ? (
          <Banner live tone="warn">
            {errors['']}
          </Banner>
        ) : null}
        <SignatureFields
          signer={signer}
          drawn={drawn}
          onChange={next => {
            setDrawn(next)
            setLacking(false)
          }}
          error={lacking ? t('ui.signature.draw') : (errors?.mark ?? undefined)}
        />
        <Button
          type="submit"
          size="lg"
          icon={Signature}
          busy={sending.state !== 'idle'}
          busyLabel={t('ui.state.busy')}
          className="sm:self-start"
        >
          {t('health.incident.sign')}
        </Button>
      </sending.Form>
    </Card>
  )
}
