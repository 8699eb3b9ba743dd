import CircleCheck from 'lucide-react/icons/circle-check'
import Contrast from 'lucide-react/icons/contrast'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Theme } from '#tenants/brand/theme.ts'

/** What each colour is used for, in the words of the page. */
const uses = ['link', 'focus', 'brand-edge', 'on-brand', 'on-accent'] as const
type Use = (typeof uses)[number]
const isUse = (token: string): token is Use => uses.some(use => use === token)

/** Where the chosen colour was not readable and moved: said in words, since the school chose something else. */
export function ThemeNotes({ notes }: { notes: Theme['notes'] }) {
  const { t, locale } = useLanguage()
  const ratio = (value: number) =>
    new Intl.NumberFormat(locale, {
      maximumFractionDigits: 1,
      roundingMode: 'trunc',
    } as Intl.NumberFormatOptions).format(value)
  const told = notes.flatMap(({ token, scheme, moved, had, asked }) =>
    isUse(token) ? [{ token, scheme, moved, had, asked }] : [],
  )
  return (
    <div aria-live="polite" className="rounded-card bg-sunken p-4 text-sm">
      {told.length === 0 ? (
        <p className="flex gap-2.5">
          <CircleCheck size={20} className="shrink-0 text-ok" />
          {t('settings.notes.fine')}
        </p>
      ) : (
        <details>
          <summary className="flex min-h-11 items-center gap-2.5 font-bold">
            <Contrast size={20} className="shrink-0" />
            {t('settings.notes.title', { count: told.length })}
          </summary>
          <ul className="mt-2 flex flex-col gap-1.5 text-ink-soft">
            {told.map(({ token, scheme, moved, had, asked }) => (
              <li key={`${scheme}-${token}`}>
                {t(
                  token === 'on-brand' || token === 'on-accent'
                    ? `settings.notes.${token}.dark_text`
                    : `settings.notes.${token}.${moved}`,
                  { where: t(`settings.notes.${scheme}`), had: ratio(had), asked: ratio(asked) },
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
