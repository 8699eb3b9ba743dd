import ShieldCheck from 'lucide-react/icons/shield-check'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Picture } from '../picture.tsx'

/** What it is, for whom, and how it looks, on the first screen. */
export function Hero({ trialDays }: { trialDays: number }) {
  const t = useT()
  return (
    <section className="gutter mx-auto grid w-full max-w-6xl items-center gap-12 pt-8 pb-28 lg:grid-cols-[1.1fr_0.9fr] lg:pt-14 lg:pb-24">
      <div>
        <p className="mb-4 inline-block rounded-pill bg-accent-soft px-4 py-1.5 font-bold text-on-accent-soft text-sm">
          {t('public.start.for_whom')}
        </p>
        <h1 className="text-balance text-4xl">{t('public.start.title')}</h1>
        <p className="mt-5 max-w-xl text-ink-soft text-lg">{t('public.start.text')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button href="/sign-up" size="lg">
            {t('public.start.open')}
          </Button>
          <Button href="#features" plain size="lg" variant="secondary">
            {t('public.start.look')}
          </Button>
        </div>
        <p className="mt-4 max-w-xl text-ink-soft text-sm">{t('public.start.trial', { count: trialDays })}</p>
      </div>
      <div className="relative mx-auto w-full max-w-md">
        <Backdrop />
        <div className="relative flex justify-center">
          <Picture name="feed" first />
        </div>
        <div className="absolute inset-x-0 -bottom-14 mx-auto flex w-fit max-w-[19rem] items-center gap-3 rounded-card border border-line bg-surface-raised p-4 shadow-raised lg:-bottom-6 lg:-left-16 lg:mx-0">
          <ShieldCheck size={30} className="shrink-0 text-link" />
          <p className="text-sm leading-snug">
            <strong className="block">{t('public.start.consent')}</strong>
            <span className="text-ink-soft">{t('public.start.consent_text')}</span>
          </p>
        </div>
      </div>
    </section>
  )
}

/** A soft sun behind the phone. */
function Backdrop() {
  return (
    <svg viewBox="0 0 400 400" aria-hidden="true" className="absolute inset-x-0 top-8 w-full">
      <circle cx="200" cy="200" r="180" fill="var(--accent-soft)" />
      <path d="M20 240c60-46 128-30 182-8s112 18 178-18a180 180 0 0 1-360 26Z" fill="var(--brand-soft)" />
      <circle cx="342" cy="66" r="24" fill="var(--accent)" />
    </svg>
  )
}
