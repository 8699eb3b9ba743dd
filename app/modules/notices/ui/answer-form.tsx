import { useFetcher } from '@remix-run/react'
import CheckCheck from 'lucide-react/icons/check-check'
import Signature from 'lucide-react/icons/signature'
import { type FormEvent, useId, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { type Drawn, SignatureFields } from '#app/platform/signature/signature-fields.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { paths } from '../paths.ts'
import type { OwnChild, ShownNotice } from '../shown-notice.ts'

export interface AnswerFormProps {
  notice: ShownNotice
  /** Children for whom the reader's answer is wanted; at least one. */
  wanted: readonly OwnChild[]
  /** The reader's name as the school has it. */
  signer: string
}

/** Confirms or signs the wording that is on the page. */
export function AnswerForm({ notice, wanted, signer }: AnswerFormProps) {
  const { t, locale } = useLanguage()
  const sending = useFetcher<Partial<Refused> & { kept?: true }>()
  const [drawn, setDrawn] = useState<Drawn>({ way: 'drawn', strokes: [], complete: false })
  const [lacking, setLacking] = useState(false)
  const titleId = useId()
  const signs = notice.level === 'sign'
  const errors = sending.state === 'idle' ? sending.data?.submission?.error : undefined
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(wanted.map(({ name }) => name))
  const check = (event: FormEvent) => {
    const missing = signs && drawn.way === 'drawn' && !drawn.complete
    setLacking(missing)
    if (missing) event.preventDefault()
  }
  return (
    <Card as="section" aria-labelledby={titleId} className="border-s-4 border-s-brand print:hidden">
      <sending.Form
        data-discover="true"
        method="post"
        action={signs ? paths.signature(notice.id) : paths.confirmation(notice.id)}
        noValidate
        onSubmit={check}
        className="flex flex-col gap-5"
      >
        <div>
          <h2 id={titleId} className="text-xl">
            {t(signs ? 'notices.sign.title' : 'notices.confirm.title')}
          </h2>
          <p className="mt-1 text-ink-soft">{t(signs ? 'notices.sign.text' : 'notices.confirm.text', { names })}</p>
        </div>
        <input type="hidden" name="versionId" value={notice.versions[0]?.id ?? ''} />
        {errors?.[''] ? (
          <Banner live tone="warn">
            {errors['']}
          </Banner>
        ) : null}
        {wanted.length > 1 ? (
          <Fieldset legend={t('notices.sign.children')} error={errors?.childIds}>
            {wanted.map(({ id, name }) => (
              <Checkbox key={id} name="childIds" value={id} label={name} defaultChecked />
            ))}
          </Fieldset>
        ) : (
          wanted.map(({ id }) => <input key={id} type="hidden" name="childIds" value={id} />)
        )}
        {signs ? (
          <SignatureFields
            signer={signer}
            drawn={drawn}
            onChange={next => {
              setDrawn(next)
              setLacking(false)
            }}
            error={lacking ? t('ui.signature.draw') : errors?.mark}
          />
        ) : null}
        <Button
          type="submit"
          size="lg"
          icon={signs ? Signature : CheckCheck}
          busy={sending.state !== 'idle'}
          busyLabel={t('ui.state.busy')}
          className="sm:self-start"
        >
          {t(signs ? 'notices.sign.action' : 'notices.confirm.action')}
        </Button>
      </sending.Form>
    </Card>
  )
}
