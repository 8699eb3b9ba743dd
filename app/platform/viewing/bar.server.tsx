import Eye from 'lucide-react/icons/eye'
import { renderToStaticMarkup } from 'react-dom/server'
import { buttonClass } from '#app/ui/button-class.ts'
import type { Actor, Viewing } from '#tenants/actor.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import type { Locale } from '../i18n/translate.ts'
import { translator } from '../i18n/translate.ts'
import { viewingMarker } from './marker.ts'

/**
 * The bar over every page while somebody of the office sees the site as the actor: whose site it is and how it ends. Finished markup, in
 * the viewer's own language and without a script, so that nobody else's pages carry anything for it.
 * @param viewers the language of who looks, which the page around it need not have
 */
export function viewingBar(actor: Actor & { viewing: Viewing }, viewers: Locale): string {
  const t = translator(viewers, catalogueOf(viewers))
  return renderToStaticMarkup(
    <section
      {...{ [viewingMarker]: '' }}
      lang={viewers}
      aria-label={t('viewing.label')}
      className="gutter flex items-center gap-3 bg-ink py-2 text-canvas print:hidden"
    >
      <Eye size={22} className="shrink-0" aria-hidden />
      <p className="line-clamp-4 min-w-0 grow text-xs leading-snug sm:text-sm">
        <strong>{t('viewing.as', { name: actor.name })}</strong> {t('viewing.nothing')}
      </p>
      <form method="post" action="/people/viewing/end" className="shrink-0">
        <button type="submit" className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          {t('viewing.end')}
        </button>
      </form>
    </section>,
  )
}
