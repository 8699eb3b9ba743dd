import { useLocation } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'

/** To the other language and back to this page. A form of its own, so that it works before scripts have loaded. */
export function LanguageLink() {
  const { locale, t } = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/language" className="shrink-0">
      <input type="hidden" name="locale" value={locale === 'en' ? 'zh-Hans' : 'en'} />
      <input type="hidden" name="next" value={pathname + search} />
      <button
        type="submit"
        lang={locale === 'en' ? 'zh-Hans' : 'en'}
        className="pressable min-h-11 min-w-11 rounded-control px-3 font-bold text-ink-soft text-sm hover:bg-sunken hover:text-ink"
      >
        {t('shell.language.other')}
      </button>
    </form>
  )
}
