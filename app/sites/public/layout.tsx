import { Outlet, useLocation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { CubbyMark } from '#app/shell/cubby-mark.tsx'
import { LanguageLink } from '#app/shell/language-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { SiteFooter } from './site-footer.tsx'

const places = [
  ['features', '/#features'],
  ['prices', '/prices'],
  ['security', '/security'],
  ['privacy', '/privacy'],
] as const

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
      <header className="gutter mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-2 py-3 pt-[max(0.75rem,env(safe-area-inset-top))]">
        <TextLink href="/" quiet className="flex min-h-11 items-center gap-2.5 text-ink hover:no-underline">
          <CubbyMark size={34} />
          <span className="font-black font-heading text-xl tracking-tight">Cubby</span>
        </TextLink>
        {!signingUp && (
          <nav
            aria-label={t('public.nav.label')}
            className="order-last -mx-3 flex w-full justify-between md:order-none md:mx-0 md:w-auto md:grow md:justify-center md:gap-2"
          >
            {places.map(([id, href]) => (
              <TextLink
                key={id}
                href={href}
                quiet
                aria-current={pathname === href ? 'page' : undefined}
                className="flex min-h-11 items-center rounded-control px-3 text-ink-soft text-sm hover:text-ink aria-[current]:text-link"
              >
                {t(`public.nav.${id}`)}
              </TextLink>
            ))}
          </nav>
        )}
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
      <SiteFooter />
    </div>
  )
}
