import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { DomainView } from './domain-view.ts'
import { RecordFields } from './record-fields.tsx'
import { Seen } from './seen.tsx'

/** What has to be there for a domain to be in use: the records to make, and of what is missing, what was found instead. */
export function DomainSteps({ domain, certified }: { domain: DomainView; certified: boolean }) {
  const t = useT()
  const { steps, proof, proofSeen, route, routeSeen, certificate, certificateReason, state, read, main } = domain
  const refused = state === 'certificate_failed' && certificateReason !== null
  const at = steps.findIndex(({ done }) => !done)
  const said: Record<(typeof steps)[number]['step'], ReactNode> = {
    prove: (
      <>
        <p className="text-ink-soft">{t('settings.domain.prove_text')}</p>
        <RecordFields record={proof} />
        <Seen seen={proofSeen} of="proof" good="proven" />
      </>
    ),
    route: (
      <>
        <p className="text-ink-soft">
          {t(
            `settings.domain.${route.length > 1 ? 'apex_text' : route[0]?.type === 'ALIAS' ? 'apex_alias' : 'route_text'}`,
          )}
        </p>
        {route.map(record => (
          <RecordFields key={`${record.type} ${record.value}`} record={record} />
        ))}
        <p className="text-ink-soft text-sm">{t('settings.domain.proxy_hint')}</p>
        <Seen seen={routeSeen} of="route" good="ours" />
      </>
    ),
    certificate: (
      <>
        <p className="text-ink-soft">
          {refused
            ? t('settings.domain.certificate_refused')
            : certified
              ? t(certificate === 'asked' ? 'settings.domain.certificate_asked' : 'settings.domain.certificate_text')
              : t('settings.domain.certificate_elsewhere')}
        </p>
        {refused && (
          <p className="rounded-card bg-sunken p-3 text-sm [overflow-wrap:anywhere]" lang="en" dir="ltr">
            {certificateReason}
          </p>
        )}
      </>
    ),
    use: (
      <p className="text-ink-soft">
        {main ? t('settings.domain.use_text', { domain: read }) : t('settings.domain.use_beside')}
      </p>
    ),
  }
  return (
    <ol className="flex flex-col gap-4">
      {steps.map(({ step, done }, index) => (
        <li key={step} className="flex flex-col gap-3" aria-current={index === at ? 'step' : undefined}>
          <div className="flex items-center gap-3.5">
            <span
              aria-hidden
              className={clsx(
                'flex size-8 shrink-0 items-center justify-center rounded-full border font-bold text-sm',
                done ? 'border-transparent bg-ok-soft text-on-ok-soft' : 'border-line text-ink-soft',
                index === at && 'border-brand text-ink',
              )}
            >
              {done ? <Check size={18} strokeWidth={3} /> : index + 1}
            </span>
            <h3 className={clsx('text-base', index > at && at >= 0 && !done && 'text-ink-soft')}>
              {t(`settings.domain.step.${step}`)}
              {done && <span className="sr-only"> {t('settings.domain.done')}</span>}
            </h3>
          </div>
          {/* Below its number where there is room; on a phone the records need all there is. */}
          <div className="flex min-w-0 flex-col gap-3 empty:hidden sm:ps-[2.875rem]">
            {done && (step === 'prove' || step === 'route') ? (
              // What is done can be looked at again: the records have to stay.
              <details>
                <summary className="cursor-pointer py-1 font-semibold text-link text-sm">
                  {t('settings.domain.show_record')}
                </summary>
                <div className="flex flex-col gap-3 pt-2">{said[step]}</div>
              </details>
            ) : (done ? step === 'use' || !certified : index <= at || step === 'route') ? (
              said[step]
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
