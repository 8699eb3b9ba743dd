import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Standing } from '#tenants/help/standing.ts'
import { AnnouncementBadge } from './announcement-badge.tsx'

/** An announcement as schools read it, in both languages. */
export function AnnouncementPreview(props: {
  titleEn: string
  titleZh: string
  bodyEn: string
  bodyZh: string
  standing: Standing
}) {
  const t = useT()
  const both = [
    { lang: 'en', title: props.titleEn, body: props.bodyEn },
    { lang: 'zh-Hans', title: props.titleZh, body: props.bodyZh },
  ]
  return (
    <section aria-labelledby="preview">
      <SectionHeader
        id="preview"
        title={t('console.announcement.preview')}
        text={t('console.announcement.preview_text')}
        action={<AnnouncementBadge standing={props.standing} />}
      />
      <div className="flex flex-col gap-4">
        {both.map(({ lang, title, body }) => (
          <Card as="article" key={lang} className="flex flex-col gap-2">
            <div lang={lang}>
              <h3 className="mb-2 break-words text-lg">{title}</h3>
              <p className="whitespace-pre-line break-words">{body}</p>
            </div>
          </Card>
        ))}
      </div>
    </section>
  )
}
