import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { Post } from '#tenants/help/posts.server.ts'

/** What the school and the vendor have written, the oldest first. */
export function Thread({ posts, picture }: { posts: readonly Post[]; picture: (postId: string) => string }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <ol className="flex flex-col gap-4">
      {posts.map(({ id, fromVendor, author, body, at, picture: size }) => (
        <li key={id}>
          <Card className={fromVendor ? 'border-brand border-s-4' : undefined}>
            <p className="mb-2 text-ink-soft text-sm">
              <strong className="text-ink">{author}</strong>
              {fromVendor ? ` · ${t('help.vendor')}` : null} · {formatMoment(locale, timeZone, at)}
            </p>
            <p className="whitespace-pre-line break-words">{body}</p>
            {size && (
              <a href={picture(id)} target="_blank" rel="noopener" className="mt-4 block">
                <img
                  src={picture(id)}
                  width={size.width}
                  height={size.height}
                  alt={t('help.picture_alt', { name: author })}
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
