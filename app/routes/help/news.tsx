import { useFetcher, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { isViewing } from '#app/platform/viewing/marker.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { newsFor } from '#tenants/help/announcements.server.ts'
import { isUnseen, seenAt } from '#tenants/help/seen.server.ts'
import { paths } from './paths.ts'

export const loader = load('help:news', async ({ school, locale, t }) => {
  const [news, seen] = await Promise.all([newsFor(school.facts), seenAt(school)])
  const chinese = locale === 'zh-Hans'
  return {
    title: t('help.news.title'),
    news: news.map(({ id, titleEn, titleZh, bodyEn, bodyZh, publishAt }) => ({
      id,
      title: chinese ? titleZh : titleEn,
      body: chinese ? bodyZh : bodyEn,
      on: publishAt?.toISOString().slice(0, 10) ?? '',
      unseen: isUnseen({ publishAt }, seen),
    })),
  }
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

/** What the vendor tells schools. That it was read is noted once it is looked at, and changes nothing here until one comes again. */
export default function News() {
  const { t, locale } = useLanguage()
  const { title, news } = useLoaderData<typeof loader>()
  const { submit } = useFetcher()
  const noted = useRef(false)
  const unseen = news.some(each => each.unseen)
  useEffect(() => {
    if (noted.current || !unseen || isViewing()) return
    noted.current = true
    submit({}, { method: 'post', action: paths.seen() })
  }, [unseen, submit])
  const first = useRef(news)
  const isNew = (id: string) => first.current.some(each => each.id === id && each.unseen)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={t('help.news.text')} back={{ href: paths.help(), label: t('help.title') }} />
      {news.length === 0 ? (
        <EmptyState illustration={<DoneIllustration />} title={t('help.news.none')} text={t('help.news.none_text')} />
      ) : (
        <div className="flex flex-col gap-5">
          {news.map(({ id, title, body, on }) => (
            <Card as="article" key={id} className="flex flex-col gap-2">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h2 className="min-w-0 break-words text-lg">{title}</h2>
                {isNew(id) && <Badge tone="info">{t('help.news.new')}</Badge>}
              </div>
              <p className="text-ink-soft text-sm">{formatDay(locale, on, 'short')}</p>
              <p className="whitespace-pre-line break-words">{body}</p>
            </Card>
          ))}
        </div>
      )}
    </div>
  )
}
