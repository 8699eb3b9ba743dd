import { Form } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useSent } from '#app/platform/attachments/use-sent.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { NoticeAudience } from '#db/schema/notices.ts'
import type { AttachingWriter } from '../attaching.server.ts'
import type { Choices } from '../choices.ts'
import type { NoticeDraft } from '../edited-notice.server.ts'
import { longestTitle } from '../limits.ts'
import { isOtherWording } from '../policy.ts'
import { AudienceFields } from './audience-fields.tsx'
import { BodyField } from './body-field.tsx'
import { CurrentState } from './current-state.tsx'
import { FileFields } from './file-fields.tsx'
import { LevelFields } from './level-fields.tsx'
import { WhenFields } from './when-fields.tsx'

export interface NoticeEditorProps extends AttachingWriter {
  /** What stands in the form before anybody types. */
  notice: NoticeDraft
  choices: Choices
  audiences: readonly NoticeAudience[]
  commentsAllowed: boolean
  /** ISO date. */
  today: string
  /** Families see it already; when it goes out is no question any more. */
  out: boolean
  /** Of the state that stands in the form; empty for a new notice. */
  basis: string
  /** Given to the newest wording so far. */
  answers: number
}

/** Writes or changes a notice. */
export function NoticeEditor(props: NoticeEditorProps) {
  const { notice, choices, audiences, commentsAllowed, today, out, answers, memberId } = props
  const t = useT()
  const { errors, kept, ticked, busy } = useAnswer()
  const overtaken = errors['']
  // A new notice's id is made anew each time its page is opened; what was chosen for it waits all the same.
  const attaching = useAttachments(props.basis === '' ? 'notices-new' : `notices-${notice.id}`, memberId)
  useSent(attaching.sent)
  const waiting = attaching.moving > 0
  const [takenOut, setTakenOut] = useState(0)
  const [seen, setSeen] = useState(kept('basis', props.basis))
  // Only what is shown beside the form may be overwritten by it, never what a page learns of by itself.
  if (overtaken && seen !== props.basis) setSeen(props.basis)
  const [typed, setTyped] = useState({
    title: kept('title', notice.title),
    body: kept('body', notice.body),
    level: kept('level', notice.level),
  })
  const watch = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const form = new FormData(currentTarget)
    const word = (name: string) => `${form.get(name) ?? ''}`.replace(/\r\n?/g, '\n').trim()
    setTyped({ title: word('title'), body: word('body'), level: word('level') })
  }
  const otherFiles = takenOut > 0 || attaching.mediaIds.length > 0
  const asksAgain = answers > 0 && typed.level !== 'read' && (otherFiles || isOtherWording(notice, typed))
  return (
    <Form method="post" noValidate onInput={watch} className="flex flex-col gap-6">
      <input type="hidden" name="noticeId" value={notice.id} />
      <input type="hidden" name="basis" value={seen} />
      {overtaken ? <CurrentState notice={notice} error={overtaken} /> : null}
      <Card className="flex flex-col gap-6">
        <TextField
          label={t('notices.form.title')}
          name="title"
          defaultValue={kept('title', notice.title)}
          maxLength={longestTitle}
          error={errors.title}
          required
        />
        <BodyField name="body" defaultValue={kept('body', notice.body)} error={errors.body} />
        <FileFields {...props} attaching={attaching} onTakenOut={setTakenOut} error={errors.mediaIds} />
      </Card>
      <Card className="flex flex-col gap-6">
        <AudienceFields notice={notice} choices={choices} audiences={audiences} />
      </Card>
      <Card className="flex flex-col gap-6">
        <LevelFields notice={notice} />
        <TextField
          label={t('notices.form.expires')}
          note={t('notices.form.optional')}
          hint={t('notices.form.expires_hint')}
          name="expiresOn"
          type="date"
          min={today}
          defaultValue={kept('expiresOn', notice.expiresOn)}
          error={errors.expiresOn}
          fieldClassName="max-w-80"
        />
        <Fieldset legend={t('notices.form.more')}>
          <Switch
            label={t('notices.form.pinned')}
            hint={t('notices.form.pinned_hint')}
            name="pinned"
            value="on"
            defaultChecked={ticked('pinned', notice.pinned)}
          />
          <Switch
            label={t('notices.form.comments')}
            hint={t(commentsAllowed ? 'notices.form.comments_hint' : 'notices.form.off_by_school')}
            name="commentsOn"
            value="on"
            disabled={!commentsAllowed}
            defaultChecked={commentsAllowed && ticked('commentsOn', notice.commentsOn)}
          />
        </Fieldset>
      </Card>
      {out ? (
        <>
          {asksAgain ? (
            <Banner live tone="warn" title={t('notices.edit.asks_again')}>
              {t('notices.edit.answered', { count: answers })}
            </Banner>
          ) : null}
          <Button type="submit" busy={busy || waiting} busyLabel={t('ui.state.busy')} block>
            {t('ui.action.save')}
          </Button>
        </>
      ) : (
        <WhenFields notice={notice} waiting={waiting} />
      )}
    </Form>
  )
}
