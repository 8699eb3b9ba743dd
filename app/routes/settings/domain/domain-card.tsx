import { Form, useNavigation } from '@remix-run/react'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { DomainState } from '#tenants/domains/state.ts'
import { DomainSteps } from './domain-steps.tsx'
import type { DomainView } from './domain-view.ts'
import { RemoveDomain } from './remove-domain.tsx'

export interface DomainCardProps {
  domain: DomainView
  /** Whether certificates are ours to ask for. */
  certified: boolean
  /** There are others, of which one is the main one. */
  several: boolean
}

/** A domain on its way into use, with what to do next; in use, what to leave as it is. */
export function DomainCard({ domain, certified, several }: DomainCardProps) {
  const { t, locale, timeZone } = useLanguage()
  const { formAction } = useNavigation()
  const { id, read, hostname, state, trouble, servedUntil, checkedAt, main } = domain
  const acts = { check: `/settings/domain/${id}/check`, main: `/settings/domain/${id}/main` }
  return (
    <Card as="section" aria-labelledby={id} className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id={id} className="min-w-0 grow text-lg [overflow-wrap:anywhere]">
          {read}
        </h2>
        {main && several && <Badge tone="brand">{t('settings.domain.is_main')}</Badge>}
        <Badge tone={trouble ? 'danger' : tones[state]}>{t(`settings.domain.state.${state}`)}</Badge>
      </div>
      {read !== hostname && (
        <p className="-mt-3 text-ink-soft text-sm [overflow-wrap:anywhere]" dir="ltr">
          {hostname}
        </p>
      )}
      {trouble && (
        <Banner tone={trouble === 'proof_missing' ? 'warn' : 'danger'} title={t(`settings.domain.trouble.${trouble}`)}>
          {t(`settings.domain.trouble_text.${trouble}`, {
            domain: read,
            when: servedUntil ? formatMoment(locale, timeZone, servedUntil) : '',
          })}
        </Banner>
      )}
      {(state === 'taken' || state === 'held' || state === 'alike') && (
        <Banner tone="danger">{t(`settings.domain.fault.${state}`)}</Banner>
      )}
      <DomainSteps domain={domain} certified={certified} />
      <p className="text-ink-soft text-sm">
        {checkedAt
          ? t('settings.domain.checked', { when: formatMoment(locale, timeZone, checkedAt) })
          : t('settings.domain.unchecked')}
        <span className="block">{t(`settings.domain.next.${state}`)}</span>
      </p>
      <div className="flex flex-wrap gap-2.5">
        <Form method="post" action={acts.check} preventScrollReset className="max-sm:w-full">
          <Button
            type="submit"
            icon={RefreshCw}
            variant={state === 'live' ? 'secondary' : 'primary'}
            busy={formAction === acts.check}
            busyLabel={t('settings.domain.checking')}
            className="max-sm:w-full"
          >
            {t('settings.domain.check')}
          </Button>
        </Form>
        {state === 'live' && several && !main && (
          <Form method="post" action={acts.main} preventScrollReset className="max-sm:w-full">
            <Button
              type="submit"
              variant="secondary"
              busy={formAction === acts.main}
              busyLabel={t('ui.state.busy')}
              className="max-sm:w-full"
            >
              {t('settings.domain.make_main')}
            </Button>
          </Form>
        )}
        <RemoveDomain domain={domain} />
      </div>
    </Card>
  )
}

const tones: Record<DomainState, Tone> = {
  claimed: 'warn',
  taken: 'danger',
  held: 'danger',
  alike: 'danger',
  proven: 'warn',
  certificate: 'info',
  certificate_failed: 'danger',
  live: 'ok',
  lost: 'danger',
}
