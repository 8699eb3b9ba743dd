import { CommentList } from '#app/platform/comments/comment-list.tsx'
import { CommentWriter } from '#app/platform/comments/comment-writer.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import type { ShownNotice } from '../shown-notice.ts'

/** What was said under a notice, seen by everybody who sees the notice. */
export function Conversation({ notice }: { notice: ShownNotice }) {
  const { t } = useLanguage()
  return (
    <Card as="section" aria-label={t('notices.comments.title')} className="flex flex-col gap-4 print:hidden">
      <div>
        <h2 className="text-lg">{t('notices.comments.title')}</h2>
        <p className="text-ink-soft text-sm">{t('notices.comments.text')}</p>
      </div>
      {notice.comments.length > 0 ? (
        <CommentList
          comments={notice.comments}
          removal={{ path: paths.commentRemoval, label: name => t('notices.comments.remove', { name }) }}
        />
      ) : null}
      {standingOf(notice) === 'out' ? (
        <CommentWriter
          action={paths.comments(notice.id)}
          words={{
            write: t('notices.comments.write'),
            send: t('notices.comments.send'),
            failed: t('notices.comments.failed'),
          }}
        />
      ) : null}
    </Card>
  )
}
