import ChevronDown from 'lucide-react/icons/chevron-down'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Card } from '#app/ui/card.tsx'
import type { ShownNotice } from '../shown-notice.ts'
import { NoticeFiles } from './notice-files.tsx'
import { NoticeText } from './notice-text.tsx'

/** The wordings before this one, each as it was. */
export function Earlier({ notice, words }: { notice: ShownNotice; words: Catalogue }) {
  const { t, locale, timeZone } = useLanguage()
  const [, ...earlier] = notice.versions
  if (earlier.length === 0) return null
  return (
    <section className="flex flex-col gap-3 print:hidden">
      <h2 className="text-lg">{t('notices.history.title')}</h2>
      {earlier.map(({ id, title, body, attachments, since, number }) => {
        const signed = notice.answers.filter(answer => answer.number === number)
        return (
          <Card key={id} flush>
            <details className="group">
              <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 px-5 py-3 font-bold">
                {t('notices.history.until', { number, time: formatMoment(locale, timeZone, since) })}
                <ChevronDown size={20} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180" />
              </summary>
              <div className="border-line/70 border-t px-5 py-4">
                <h3 className="mb-2 text-base">{title}</h3>
                <NoticeText text={body} />
                <NoticeFiles attachments={attachments} words={words} />
                {signed.length > 0 ? (
                  <p className="mt-4 text-ink-soft text-sm">{t('notices.history.answers', { count: signed.length })}</p>
                ) : null}
              </div>
            </details>
          </Card>
        )
      })}
    </section>
  )
}
