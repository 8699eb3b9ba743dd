import { Outlet, useLocation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { CubbyMark } from '#app/shell/cubby-mark.tsx'
import { LanguageLink } from '#app/shell/language-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import './public.css'

/** The vendor's own site: Cubby's brand, a short header, the language, a footer that says where the rest is. */
export default function PublicLayout() {
  const t = useT()
  const { pathname } = useLocation()
  const signingUp = pathname.startsWith('/sign-up')
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip bg-canvas">
      <a href="#main" className="sr-only focus:not-sr-only focus:p-4">
        {t('shell.nav.skip')}
      </a>
      <header className="gutter mx-auto flex w-full max-w-6xl items-center justify-between gap-2 py-3 pt-[max(0.75rem,env(safe-area-inset-top))]">
        <TextLink href="/" quiet className="flex min-h-11 items-center gap-2.5 text-ink hover:no-underline">
          <CubbyMark size={34} />
          <span className="font-black font-heading text-xl tracking-tight">Cubby</span>
        </TextLink>
        <div className="flex items-center gap-1 sm:gap-3">
          <LanguageLink />
          {!signingUp && (
            <Button href="/sign-up" size="sm">
              {t('public.nav.sign_up')}
            </Button>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="grow">
        <Outlet />
      </main>
      <footer className="mt-10 border-line border-t bg-surface">
        <div className="gutter mx-auto flex w-full max-w-6xl flex-col gap-4 py-8 text-ink-soft text-sm sm:flex-row sm:items-center sm:justify-between">
          <p className="max-w-prose">{t('public.footer.sign_in')}</p>
          <nav aria-label={t('public.footer.label')} className="flex shrink-0 gap-5">
            <TextLink href="/privacy" quiet className="inline-flex min-h-11 items-center">
              {t('public.nav.privacy')}
            </TextLink>
            <TextLink href="/sign-up" quiet className="inline-flex min-h-11 items-center">
              {t('public.nav.sign_up')}
            </TextLink>
          </nav>
        </div>
      </footer>
    </div>
  )
}
