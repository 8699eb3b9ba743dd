import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { EarlierWording } from '../wordings.server.ts'

/** How it read before; folded, since it is asked for seldom. */
export function EarlierWordings({ earlier }: { earlier: readonly EarlierWording[] }) {
  const { t, locale, timeZone } = useLanguage()
  if (earlier.length === 0) return null
  return (
    <Card as="section">
      <details>
        <summary className="min-h-11 cursor-pointer font-bold">
          {t('portfolio.earlier', { count: earlier.length })}
        </summary>
        <ul className="flex flex-col gap-4">
          {earlier.map(({ id, text, words, until }) => (
            <li key={id}>
              <p className="text-ink-soft text-sm">
                {t('portfolio.earlier_until', { time: formatMoment(locale, timeZone, until) })}
              </p>
              <p dir="auto" className="whitespace-pre-line break-words">
                {text}
              </p>
              {words ? (
                <p dir="auto" className="whitespace-pre-line break-words italic">
                  {words}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}
