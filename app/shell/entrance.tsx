import { Outlet } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { LanguageLink } from './language-link.tsx'
import { useRootData } from './root-data.ts'
import { VendorMark } from './vendor-mark.tsx'

/** The school's door: its logo and name above one card, nothing else to find one's way through. */
export default function Entrance() {
  const t = useT()
  const { site, school, brand } = useRootData()
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <a href="#main" className="sr-only focus:not-sr-only">
        {t('shell.nav.skip')}
      </a>
      <div className="flex justify-end p-2 pt-[max(0.5rem,env(safe-area-inset-top))]">
        <LanguageLink />
      </div>
      <main
        id="main"
        tabIndex={-1}
        className="gutter mx-auto flex w-full max-w-md grow flex-col pb-12 sm:justify-center sm:pb-24"
      >
        {site !== 'school' && (
          <div className="mx-auto mb-8">
            <VendorMark href="/" label={site === 'console' ? t('shell.console') : undefined} size={52} />
          </div>
        )}
        {school && brand && (
          <a href="/about" className="mx-auto mb-8 flex flex-col items-center gap-4 text-center">
            {brand.logo ? (
              <img
                src={brand.logo.src}
                alt=""
                width={brand.logo.width}
                height={brand.logo.height}
                className="h-20 w-auto max-w-64 object-contain"
              />
            ) : (
              <img src={brand.icons.mark} alt="" width={84} height={84} />
            )}
            <span className="max-w-full wrap-anywhere font-extrabold font-heading text-2xl leading-tight">
              {school.name}
            </span>
          </a>
        )}
        <Outlet />
      </main>
    </div>
  )
}
