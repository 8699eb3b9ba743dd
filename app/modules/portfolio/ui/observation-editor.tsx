import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import { type Attaching, useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useSent } from '#app/platform/attachments/use-sent.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { draftOf, keepDraft } from '#app/platform/waiting/drafts.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ClassChild } from '../class-children.server.ts'
import { offeredTerms } from '../frameworks/offered-terms.ts'
import type { ShownFramework } from '../frameworks/terms.ts'
import { mostFiles } from '../limits.ts'
import type { Writer } from '../writer.server.ts'
import { AreaPicker } from './area-picker.tsx'
import { FacePicker } from './face-picker.tsx'
import { KeptFiles } from './kept-files.tsx'
import { useKeepingForm } from './use-keeping-form.ts'

export interface ObservationEditorProps extends Writer {
  /** What stands in the form before anybody types. */
  observation: {
    id: string
    childIds: string[]
    on: string
    text: string
    words: string
    areas: { term: string; name: string }[]
    attachments: Attachment[]
  }
  /** Families see it already: there is no draft any more. */
  out: boolean
  /** A new one's text is kept on this device until it was sent. */
  topic: string | null
  faces: readonly ClassChild[]
  frameworks: readonly ShownFramework[]
  suggested: readonly string[]
  /** ISO date. */
  today: string
  /** A lead looks first. */
  reviewed: boolean
  /** Keeps a new one on this device when there is no network; what is being changed is not kept. */
  onKeep?: (form: FormData, attaching: Attaching) => Promise<void>
}

const unanswered: Pick<ReturnType<typeof useAnswer>, 'errors' | 'kept' | 'picked'> = {
  errors: {},
  kept: (_field, before) => before,
  picked: (_field, before) => before,
}

/** Writes or changes an observation: whom, what, photos, areas. One page, made for a thumb. */
export function ObservationEditor(props: ObservationEditorProps) {
  const { observation, out, topic, frameworks, suggested, today, reviewed, memberId, role, onKeep } = props
  const t = useT()
  const answer = useAnswer()
  // An answer to another form, which this device has kept since, is not about this one.
  const {
    errors: answered,
    kept,
    picked,
  } = [undefined, observation.id].includes(answer.typed('observationId')) ? answer : unanswered
  const [childIds, setChildIds] = useState(() => picked('childIds', observation.childIds).map(String))
  const [areas, setAreas] = useState(() =>
    picked(
      'areas',
      observation.areas.map(({ term }) => term),
    )
      .filter(each => typeof each === 'string')
      .map(String),
  )
  const [takenOut, setTakenOut] = useState<readonly string[]>([])
  // A page that looks again by itself must not make another observation of a try that was lost on its way back.
  const [id] = useState(observation.id)
  const attaching = useAttachments(topic ?? `portfolio-${observation.id}`, memberId)
  const text = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // What was typed before the page came alive counts more than what was left here earlier.
    if (topic && text.current && !text.current.value) text.current.value = draftOf(memberId, topic)
  }, [memberId, topic])
  useSent(() => {
    attaching.sent()
    if (topic) keepDraft(memberId, topic, '')
  })
  const { later, storing, lacking, onSubmit } = useKeepingForm({ attaching, today, onKeep })
  const errors = { ...answered, ...lacking }
  const offered = offeredTerms(frameworks)
  const busy = answer.busy || storing || (!later && attaching.moving > 0)
  return (
    <Form method="post" noValidate className="flex flex-col gap-5" onSubmit={onSubmit}>
      <input type="hidden" name="observationId" value={id} />
      {errors[''] ? (
        <Banner tone="danger" live>
          {errors['']?.join(' ')}
        </Banner>
      ) : null}
      <Card>
        <FacePicker faces={props.faces} chosen={childIds} onChange={setChildIds} error={errors.childIds} />
      </Card>
      <Card className="flex flex-col gap-5">
        <TextArea
          ref={text}
          label={t('portfolio.form.text')}
          name="text"
          dir="auto"
          rows={4}
          defaultValue={kept('text', observation.text)}
          onInput={event => topic && keepDraft(memberId, topic, event.currentTarget.value)}
          error={errors.text}
        />
        <KeptFiles attachments={observation.attachments} out={takenOut} onChange={setTakenOut} />
        <AttachmentPicker
          attaching={attaching}
          role={role}
          words={props.words}
          most={Math.max(mostFiles - observation.attachments.length + takenOut.length, 0)}
        />
        {errors.mediaIds ? <p className="text-danger-ink text-sm">{errors.mediaIds.join(' ')}</p> : null}
        <TextArea
          label={t('portfolio.form.words')}
          note={t('portfolio.form.optional')}
          hint={t('portfolio.form.words_hint')}
          name="words"
          dir="auto"
          rows={2}
          defaultValue={kept('words', observation.words)}
          error={errors.words}
        />
      </Card>
      <Card className="flex flex-col gap-5">
        <AreaPicker
          frameworks={frameworks}
          suggested={suggested}
          former={observation.areas.filter(({ term }) => !offered.has(term))}
          chosen={areas}
          onChange={setAreas}
          error={errors.areas}
        />
        <TextField
          label={t('portfolio.form.day')}
          name="observedOn"
          type="date"
          max={today}
          defaultValue={kept('observedOn', observation.on)}
          error={errors.observedOn}
          fieldClassName="max-w-80"
        />
      </Card>
      {later ? <Banner>{t('portfolio.kept.hint')}</Banner> : null}
      <div className="flex flex-col gap-3 sm:flex-row-reverse">
        <Button type="submit" name="outcome" value="share" busy={busy} busyLabel={t('ui.state.busy')} block>
          {t(
            later
              ? 'portfolio.kept.form'
              : out
                ? 'ui.action.save'
                : reviewed
                  ? 'portfolio.form.submit'
                  : 'portfolio.form.share',
          )}
        </Button>
        {out ? null : (
          <Button
            type="submit"
            name="outcome"
            value="draft"
            variant="secondary"
            busy={busy}
            busyLabel={t('ui.state.busy')}
            block
          >
            {t(later ? 'portfolio.kept.form_draft' : 'portfolio.form.draft')}
          </Button>
        )}
      </div>
    </Form>
  )
}
