import { useT } from '#app/platform/i18n/provider.tsx'
import type { RootData } from '#app/platform/root-data.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { OfflineIllustration } from '#app/ui/illustrations/offline.tsx'
import { LanguageLink } from './language-link.tsx'

/** In place of every page of a suspended or closed school: families are told kindly, staff also why, owners what to do. */
export function ClosedSchool({ root: { school, brand, actor, closedBecause, mayPay } }: { root: RootData }) {
  const t = useT()
  const over = school?.state === 'closed'
  return (
    <main
      id="main"
      className="gutter mx-auto flex min-h-dvh max-w-lg flex-col items-center justify-center gap-5 py-10 text-center"
    >
      {brand && <img src={brand.icons.mark} alt="" width={72} height={72} className="rounded-[26%] shadow-card" />}
      <p className="max-w-full break-words font-extrabold font-heading text-xl leading-tight">{school?.name}</p>
      <div className="w-56 max-w-full">
        <OfflineIllustration />
      </div>
      <h1 className="text-2xl">{t(over ? 'shell.closed.over_title' : 'shell.closed.title')}</h1>
      <p className="text-ink-soft">{t(over ? 'shell.closed.over_text' : 'shell.closed.text')}</p>
      {closedBecause && (
        <div className="w-full text-start">
          <Banner tone="warn" title={t('shell.closed.reason')}>
            <span className="whitespace-pre-line break-words">{closedBecause}</span>
          </Banner>
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center justify-center gap-3">
        {mayPay && (
          <Button href="/settings/plan" plain>
            {t('shell.closed.plan')}
          </Button>
        )}
        {mayPay && (
          <Button href="/settings/plan/export" plain variant="secondary">
            {t('shell.closed.export')}
          </Button>
        )}
        {over ? null : (
          <Button href="/" plain variant={mayPay ? 'secondary' : 'primary'}>
            {t('ui.action.retry')}
          </Button>
        )}
        {actor && (
          <form method="post" action="/sign-out">
            <Button type="submit" variant="secondary">
              {t('shell.sign_out')}
            </Button>
          </form>
        )}
        <LanguageLink />
      </div>
    </main>
  )
}
