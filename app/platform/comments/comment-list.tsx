import { useFetcher } from '@remix-run/react'
import Trash2 from 'lucide-react/icons/trash-2'
import { Avatar } from '#app/ui/avatar.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { formatMoment } from '../i18n/format.ts'
import { useLanguage } from '../i18n/provider.tsx'
import type { Comment } from './comment.ts'

export type Removal = {
  /** Where a comment is taken away, by its id. */
  path: (commentId: string) => string
  /** Words on the button, by the author's name. */
  label: (author: string) => string
}

/** Comments, oldest first; each with a button for whoever may take it away. */
export function CommentList({ comments, removal }: { comments: readonly Comment[]; removal: Removal }) {
  return (
    <ul className="flex flex-col gap-4">
      {comments.map(comment => (
        <Said key={comment.id} comment={comment} removal={removal} />
      ))}
    </ul>
  )
}

function Said({ comment, removal }: { comment: Comment; removal: Removal }) {
  const { locale, timeZone } = useLanguage()
  const removing = useFetcher()
  if (removing.formData) return null
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
        <removing.Form data-discover="true" method="post" action={removal.path(comment.id)}>
          <IconButton type="submit" icon={Trash2} label={removal.label(comment.author)} />
        </removing.Form>
      ) : null}
    </li>
  )
}
