import LifeBuoy from 'lucide-react/icons/life-buoy'
import { renderToStaticMarkup } from 'react-dom/server'
import { buttonClass } from '#app/ui/button-class.ts'
import type { SupportVisit } from '#tenants/actor.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { formatMoment } from '../i18n/format.ts'
import { type Locale, translator } from '../i18n/translate.ts'
import { supportMark, viewingMarker } from '../viewing/marker.ts'

/**
 * The bar over every page while the vendor's support is in a school: where it is, until when, that each page is written down, and how it
 * leaves. Finished markup without a script, as in another's place.
 */
export function supportBar(visit: SupportVisit, school: { name: string; timeZone: string }, locale: Locale): string {
  const t = translator(locale, catalogueOf(locale))
  const until = formatMoment(locale, school.timeZone, visit.endsAt.toISOString())
  return renderToStaticMarkup(
    <section
      {...{ [viewingMarker]: supportMark }}
      lang={locale}
      aria-label={t('support.bar.label')}
      className="gutter flex items-center gap-3 bg-ink py-2 text-canvas print:hidden"
    >
      <LifeBuoy size={22} className="shrink-0" aria-hidden />
      <p className="line-clamp-4 min-w-0 grow text-xs leading-snug sm:text-sm">
        <strong>{t('support.bar.in', { school: school.name, until })}</strong>{' '}
        {t(visit.mayEdit ? 'support.bar.edits' : 'support.bar.reads')}
      </p>
      <form method="post" action="/support/leave" className="shrink-0">
        <button type="submit" className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          {t('support.bar.leave')}
        </button>
      </form>
    </section>,
  )
}
