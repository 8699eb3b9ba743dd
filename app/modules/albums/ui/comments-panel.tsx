import ChevronDown from 'lucide-react/icons/chevron-down'
import { CommentList } from '#app/platform/comments/comment-list.tsx'
import { CommentWriter } from '#app/platform/comments/comment-writer.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import type { FeedItem } from '../feed-album.ts'
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
        {comments ? (
          <CommentList
            comments={comments}
            removal={{ path: paths.commentRemoval, label: name => t('albums.comments.remove', { name }) }}
          />
        ) : null}
      </div>
      <CommentWriter
        action={paths.comments(item.id)}
        words={{
          write: t('albums.comments.write'),
          send: t('albums.comments.send'),
          failed: t('albums.comments.failed'),
        }}
        className="p-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
      />
    </section>
  )
}
