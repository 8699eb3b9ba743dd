import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'

/** The page's end: open a school. */
export function LastWord({ trialDays }: { trialDays: number }) {
  const t = useT()
  return (
    <section className="gutter mx-auto flex w-full max-w-3xl flex-col items-center py-12 text-center lg:py-16">
      <div className="mb-6 w-56">
        <PeopleIllustration />
      </div>
      <h2 className="text-3xl">{t('public.last.title')}</h2>
      <p className="mt-4 mb-8 max-w-xl text-ink-soft text-lg">{t('public.last.text')}</p>
      <Button href="/sign-up" size="lg">
        {t('public.start.open')}
      </Button>
      <p className="mt-4 text-ink-soft text-sm">{t('public.start.trial', { count: trialDays })}</p>
    </section>
  )
}
