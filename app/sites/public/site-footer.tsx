import { useT } from '#app/platform/i18n/provider.tsx'
import { CubbyMark } from '#app/shell/cubby-mark.tsx'
import { TextLink } from '#app/ui/text-link.tsx'

const groups = [
  [
    'product',
    [
      ['features', '/#features'],
      ['prices', '/prices'],
      ['sign_up', '/sign-up'],
    ],
  ],
  [
    'trust',
    [
      ['security', '/security'],
      ['status', '/status'],
      ['privacy', '/privacy'],
      ['processing', '/privacy/schools'],
    ],
  ],
] as const

/** Where the rest is, and where families and staff sign in: not here. */
export function SiteFooter() {
  const t = useT()
  return (
    <footer className="mt-10 border-line border-t bg-surface">
      <div className="gutter mx-auto grid w-full max-w-6xl gap-x-12 gap-y-8 py-10 text-ink-soft text-sm sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr]">
        <div className="sm:max-lg:col-span-2">
          <p className="mb-3 flex items-center gap-2.5 font-black font-heading text-ink text-lg tracking-tight">
            <CubbyMark size={28} />
            Cubby
          </p>
          <p className="max-w-prose">{t('public.footer.sign_in')}</p>
        </div>
        {groups.map(([group, links]) => (
          <nav key={group} aria-labelledby={`footer-${group}`}>
            <h2 id={`footer-${group}`} className="font-bold text-ink text-sm">
              {t(`public.footer.${group}`)}
            </h2>
            <ul className="mt-1">
              {links.map(([id, href]) => (
                <li key={id}>
                  <TextLink href={href} quiet className="inline-flex min-h-11 items-center pointer-fine:min-h-9">
                    {t(`public.nav.${id}`)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  )
}
