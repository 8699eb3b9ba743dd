import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useSent } from '#app/platform/attachments/use-sent.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { draftOf, keepDraft } from '#app/platform/waiting/drafts.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { mostFiles } from '../limits.ts'
import type { ShownChild } from '../shown-observation.ts'
import type { Step } from '../steps.server.ts'
import type { Writer } from '../writer.server.ts'

/** Words and photos from home; as an answer to a step it says "we did it". */
export function HomeForm({
  child,
  step,
  newId,
  memberId,
  role,
  words,
}: Writer & { child: ShownChild; step: Step | null; newId: string }) {
  const t = useT()
  const { errors, kept, busy } = useAnswer()
  // A page that looks again by itself must not make another of a try that was lost on its way back.
  const [id] = useState(newId)
  const topic = `portfolio-home-${child.id}`
  const attaching = useAttachments(topic, memberId)
  const text = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (text.current && !text.current.value) text.current.value = draftOf(memberId, topic)
  }, [memberId, topic])
  useSent(() => {
    attaching.sent()
    keepDraft(memberId, topic, '')
  })
  return (
    <Form method="post" noValidate className="flex flex-col gap-5">
      <input type="hidden" name="observationId" value={id} />
      {step ? <input type="hidden" name="stepId" value={step.id} /> : null}
      <Card className="flex flex-col gap-5">
        {step ? (
          <Banner tone="brand" title={t('portfolio.steps.try')}>
            <span dir="auto">{step.text}</span>
          </Banner>
        ) : null}
        <TextArea
          ref={text}
          label={t('portfolio.home.what', { name: child.name })}
          name="text"
          dir="auto"
          rows={4}
          defaultValue={kept('text', '')}
          onInput={event => keepDraft(memberId, topic, event.currentTarget.value)}
          error={errors.text}
        />
        <AttachmentPicker attaching={attaching} role={role} words={words} most={mostFiles} />
        {errors.mediaIds ? <p className="text-danger-ink text-sm">{errors.mediaIds.join(' ')}</p> : null}
        <TextArea
          label={t('portfolio.form.words')}
          note={t('portfolio.form.optional')}
          hint={t('portfolio.form.words_hint')}
          name="words"
          dir="auto"
          rows={2}
          defaultValue={kept('words', '')}
          error={errors.words}
        />
      </Card>
      <Button type="submit" busy={busy || attaching.moving > 0} busyLabel={t('ui.state.busy')} block>
        {t(step ? 'portfolio.steps.did_it' : 'portfolio.home.send')}
      </Button>
    </Form>
  )
}
