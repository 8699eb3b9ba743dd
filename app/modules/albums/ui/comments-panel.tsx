import { useFetcher } from '@remix-run/react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import SendHorizontal from 'lucide-react/icons/send-horizontal'
import Trash2 from 'lucide-react/icons/trash-2'
import { useEffect, useRef, useState } from 'react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { Comment } from '../comments.server.ts'
import type { FeedItem } from '../feed-album.ts'
import { longestComment } from '../limits.ts'
import { paths } from '../paths.ts'
import { useComments } from './use-comments.ts'

/** What was said about a photo: a sheet from below on a phone, beside the photo on a desk. */
export function CommentsPanel({ item, onClose }: { item: FeedItem; onClose: () => void }) {
  const { t } = useLanguage()
  const comments = useComments(item)
  return (
    <section
      aria-label={t('albums.viewer.comments')}
      className="flex max-h-[60dvh] shrink-0 animate-rise flex-col rounded-t-card bg-surface text-ink lg:max-h-none lg:w-96 lg:rounded-none"
    >
      <header className="flex items-center justify-between gap-3 py-2 ps-5 pe-2">
        <h2 className="text-lg">{t('albums.viewer.comments')}</h2>
        <IconButton icon={ChevronDown} label={t('albums.comments.hide')} onClick={onClose} />
      </header>
      <div className="min-h-20 grow overflow-y-auto overscroll-contain px-5" aria-busy={!comments}>
        {comments ? null : <Spinner />}
        {comments?.length === 0 ? <p className="text-ink-soft">{t('albums.comments.none')}</p> : null}
        <ul className="flex flex-col gap-4">
          {comments?.map(comment => (
            <Said key={comment.id} comment={comment} />
          ))}
        </ul>
      </div>
      <Write itemId={item.id} />
    </section>
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
        <p className="whitespace-pre-line">{comment.body}</p>
      </div>
      {comment.mayRemove ? (
        <removal.Form method="post" action={paths.commentRemoval(comment.id)}>
          <IconButton type="submit" icon={Trash2} label={t('albums.comments.remove', { name: comment.author })} />
        </removal.Form>
      ) : null}
    </li>
  )
}

function Write({ itemId }: { itemId: string }) {
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
    <sending.Form
      ref={form}
      method="post"
      action={paths.comments(itemId)}
      className="flex items-end gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
    >
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <TextArea
        label={t('albums.comments.write')}
        labelHidden
        placeholder={t('albums.comments.write')}
        name="body"
        rows={1}
        maxLength={longestComment}
        error={failed ? t('albums.comments.failed') : undefined}
        required
        fieldClassName="min-w-0 grow"
      />
      <IconButton
        type="submit"
        icon={SendHorizontal}
        label={t('albums.comments.send')}
        variant="primary"
        busy={sending.state !== 'idle'}
      />
    </sending.Form>
  )
}
