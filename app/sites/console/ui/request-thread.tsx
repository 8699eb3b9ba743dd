import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { Post } from '#tenants/help/posts.server.ts'
import { paths } from '../paths.ts'

/** What a school and the vendor have written to each other, by the school's clock. */
export function RequestThread(props: { requestId: string; posts: readonly Post[]; timeZone: string }) {
  const { requestId, posts, timeZone } = props
  const { t, locale } = useLanguage()
  return (
    <ol className="flex flex-col gap-4">
      {posts.map(({ id, fromVendor, author, body, at, picture }) => (
        <li key={id}>
          <Card className={fromVendor ? 'border-brand border-s-4' : undefined}>
            <p className="mb-2 text-ink-soft text-sm">
              <strong className="text-ink">{author}</strong>
              {fromVendor ? ` · ${t('console.request.vendor')}` : null} · {formatMoment(locale, timeZone, at)}
            </p>
            <p className="whitespace-pre-line break-words">{body}</p>
            {picture && (
              <a href={paths.requestPicture(requestId, id)} target="_blank" rel="noopener" className="mt-4 block">
                <img
                  src={paths.requestPicture(requestId, id)}
                  width={picture.width}
                  height={picture.height}
                  alt={t('console.request.picture_alt', { name: author })}
                  className="h-auto max-h-96 w-auto max-w-full rounded-control border border-line"
                />
              </a>
            )}
          </Card>
        </li>
      ))}
    </ol>
  )
}
