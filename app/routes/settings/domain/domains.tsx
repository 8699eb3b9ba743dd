import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { originOf } from '#tenants/config.server.ts'
import { certificates } from '#tenants/domains/certificates.server.ts'
import { claimDomain, domainsOf, heldDomains, mostDomains } from '#tenants/domains/claims.server.ts'
import { asRead } from '#tenants/domains/name.server.ts'
import { hostOf } from '#tenants/identity/handover.server.ts'
import { may } from '#tenants/permissions.ts'
import { DomainForm } from '../forms.ts'
import { ClaimForm } from './claim-form.tsx'
import { DomainCard } from './domain-card.tsx'
import { viewOf } from './domain-view.ts'
import { HeldDomains } from './held-domains.tsx'

export const loader = load('school:settings', async ({ school, resolved, t }) => {
  const [claims, held] = await Promise.all([domainsOf(school), heldDomains(school)])
  const host = hostOf(resolved.facts.slug)
  return {
    title: t('settings.domain.title'),
    host,
    wayBack: `${originOf(host)}/settings/domain`,
    domains: claims.map(viewOf),
    held: held
      .filter(({ hostname }) => !claims.some(claim => claim.hostname === hostname))
      .map(({ hostname, until }) => ({ hostname, read: asRead(hostname), until })),
    most: mostDomains(school),
    mayPay: may(school.actor.role, 'billing:manage'),
    /** Whether certificates are ours to ask for, or somebody's in front of us. */
    certified: certificates() !== null,
  }
})

export const action = act('school:settings', DomainForm, async ({ school, form, t }) => {
  const claimed = await claimDomain(school, form.domain)
  if (!claimed.ok)
    throw invalid({ domain: { key: `settings.domain.fault.${claimed.reason}`, values: { most: mostDomains(school) } } })
  return redirectWithToast('/settings/domain', t('settings.domain.claimed'))
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Domains() {
  const t = useT()
  const { title, host, wayBack, domains, held, most, mayPay, certified } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        text={t('settings.domain.text', { host })}
        back={{ href: '/settings', label: t('settings.title') }}
      />
      <div className="flex flex-col gap-6">
        {domains.map(domain => (
          <DomainCard key={domain.id} domain={domain} certified={certified} several={domains.length > 1} />
        ))}
        {held.length > 0 && <HeldDomains held={held} />}
        {domains.length < most ? (
          <ClaimForm key={domains.length} first={domains.length === 0} />
        ) : (
          <Banner title={t(most === 0 ? 'settings.domain.none_in_plan' : 'settings.domain.full', { most })}>
            {t(mayPay ? 'settings.domain.larger_plan' : 'settings.domain.ask_owner')}{' '}
            {mayPay && <TextLink href="/settings/plan/choose">{t('settings.domain.see_plans')}</TextLink>}
          </Banner>
        )}
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          {t('settings.domain.way_back', { address: wayBack })}
        </p>
      </div>
    </div>
  )
}
