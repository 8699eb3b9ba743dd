import Check from 'lucide-react/icons/check'
import { useT } from '#app/platform/i18n/provider.tsx'
import { TextLink } from '#app/ui/text-link.tsx'

const promises = ['wall', 'sealed', 'consent', 'place', 'trackers', 'leave'] as const

/** What is done about children's data, in sentences that can be checked. */
export function Promises() {
  const t = useT()
  return (
    <section className="bg-brand text-on-brand">
      <div className="gutter mx-auto grid w-full max-w-6xl gap-10 py-16 lg:grid-cols-[1fr_1.4fr] lg:py-24">
        <div>
          <h2 className="text-3xl">{t('public.promises.title')}</h2>
          <p className="mt-4 text-lg opacity-90">{t('public.promises.text')}</p>
          <TextLink
            href="/security"
            className="mt-6 inline-flex min-h-11 items-center text-on-brand decoration-on-brand/50 hover:decoration-on-brand"
          >
            {t('public.promises.more')}
          </TextLink>
        </div>
        <ul className="grid gap-5 sm:grid-cols-2">
          {promises.map(id => (
            <li key={id} className="flex gap-3">
              <Check size={22} strokeWidth={3} className="mt-0.5 shrink-0" />
              <span>{t(`public.promises.${id}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
