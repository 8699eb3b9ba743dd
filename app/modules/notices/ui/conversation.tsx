import { useFetcher } from '@remix-run/react'
import SendHorizontal from 'lucide-react/icons/send-horizontal'
import Trash2 from 'lucide-react/icons/trash-2'
import { useEffect, useRef, useState } from 'react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { Comment } from '../comments.server.ts'
import { longestComment } from '../limits.ts'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import type { ShownNotice } from '../shown-notice.ts'

/** What was said under a notice, seen by everybody who sees the notice. */
export function Conversation({ notice }: { notice: ShownNotice }) {
  const { t } = useLanguage()
  return (
    <Card as="section" aria-label={t('notices.comments.title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-lg">{t('notices.comments.title')}</h2>
        <p className="text-ink-soft text-sm">{t('notices.comments.text')}</p>
      </div>
      {notice.comments.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {notice.comments.map(comment => (
            <Said key={comment.id} comment={comment} />
          ))}
        </ul>
      ) : null}
      {standingOf(notice) === 'out' ? <Write noticeId={notice.id} /> : null}
    </Card>
  )
}

function Said({ comment }: { comment: Comment }) {
  const { t, locale, timeZone } = useLanguage()
  const removal = useFetcher()
  if (removal.formData) return null
  return (
    <li className="flex gap-3">
      <Avatar name={comment.author} size="sm" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-bold">{comment.author}</span>
          <time dateTime={comment.writtenAt} className="text-ink-soft text-xs">
            {formatMoment(locale, timeZone, comment.writtenAt)}
          </time>
        </p>
        <p className="whitespace-pre-line break-words">{comment.body}</p>
      </div>
      {comment.mayRemove ? (
        <removal.Form method="post" action={paths.commentRemoval(comment.id)}>
          <IconButton type="submit" icon={Trash2} label={t('notices.comments.remove', { name: comment.author })} />
        </removal.Form>
      ) : null}
    </li>
  )
}

function Write({ noticeId }: { noticeId: string }) {
  const { t } = useLanguage()
  const sending = useFetcher<{ written?: string }>()
  const form = useRef<HTMLFormElement>(null)
  // One per comment, so that a double tap or a repeated request writes it once.
  const [submissionKey, setSubmissionKey] = useState(() => crypto.randomUUID())
  const written = sending.data?.written
  useEffect(() => {
    if (written !== submissionKey) return
    form.current?.reset()
    setSubmissionKey(crypto.randomUUID())
  }, [written, submissionKey])
  const failed = sending.state === 'idle' && sending.data && !written
  return (
    <sending.Form ref={form} method="post" action={paths.comments(noticeId)} className="flex items-end gap-2">
      <input type="hidden" name="submissionKey" value={submissionKey} suppressHydrationWarning />
      <TextArea
        label={t('notices.comments.write')}
        labelHidden
        placeholder={t('notices.comments.write')}
        name="body"
        rows={1}
        maxLength={longestComment}
        error={failed ? t('notices.comments.failed') : undefined}
        required
        fieldClassName="min-w-0 grow"
      />
      <IconButton
        type="submit"
        icon={SendHorizontal}
        label={t('notices.comments.send')}
        variant="primary"
        busy={sending.state !== 'idle'}
      />
    </sending.Form>
  )
}
