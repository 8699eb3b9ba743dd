import { useFetcher } from '@remix-run/react'
import Signature from 'lucide-react/icons/signature'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { type Drawn, SignatureFields } from './signature-fields.tsx'

export interface SigningCardProps {
  /** Where it is sent. */
  action: string
  title: string
  text: string
  /** What the button says. */
  sign: string
  /** As the school knows them. */
  signer: string
  /** What goes along with the signature, above it. @param errors of the last try, by field */
  fields: (errors: Readonly<Record<string, FieldErrors>>) => ReactNode
}

/** A card to sign what stands on the page. Nothing is sent before there is a drawing; what was typed stays over a failed try. */
export function SigningCard({ action, title, text, sign, signer, fields }: SigningCardProps) {
  const t = useT()
  const sending = useFetcher<Partial<Refused>>()
  const [drawn, setDrawn] = useState<Drawn>({ way: 'drawn', strokes: [], complete: false })
  const [lacking, setLacking] = useState(false)
  const titleId = useId()
  const errors = (sending.state === 'idle' ? sending.data?.submission?.error : undefined) ?? {}
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
        action={action}
        noValidate
        onSubmit={check}
        className="flex flex-col gap-5"
      >
        <div>
          <h2 id={titleId} className="text-xl">
            {title}
          </h2>
          <p className="mt-1 text-ink-soft">{text}</p>
        </div>
        {errors[''] ? (
          <Banner live tone="warn">
            {errors['']}
          </Banner>
        ) : null}
        {fields(errors)}
        <SignatureFields
          signer={signer}
          drawn={drawn}
          onChange={next => {
            setDrawn(next)
            setLacking(false)
          }}
          error={lacking ? t('ui.signature.draw') : errors.mark}
        />
        <Button
          type="submit"
          size="lg"
          icon={Signature}
          busy={sending.state !== 'idle'}
          busyLabel={t('ui.state.busy')}
          className="sm:self-start"
        >
          {sign}
        </Button>
      </sending.Form>
    </Card>
  )
}
