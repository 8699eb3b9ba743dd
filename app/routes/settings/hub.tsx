import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { storedDomains } from '#tenants/domains/domain-row.server.ts'
import { asRead } from '#tenants/domains/name.server.ts'
import { isLive, troubleOf } from '#tenants/domains/state.ts'
import { mailSenderOf } from '#tenants/mail/sender/sender.server.ts'
import { may } from '#tenants/permissions.ts'
import { ownSites } from '#tenants/sites/own.server.ts'
import { translationProvider } from '#tenants/translation/provider.server.ts'
import { LookGroup } from './look-group.tsx'
import { SiteRows } from './site-rows.tsx'

export const loader = load('school:settings', async ({ school, actor, resolved, context, t }) => {
  const identityId = may(actor.role, 'sites:manage') ? await context.identity() : null
  const [domains, sender, sites] = await Promise.all([
    storedDomains(school),
    mailSenderOf(school),
    identityId ? ownSites(identityId) : null,
  ])
  return {
    title: t('settings.title'),
    host: new URL(context.origin).host,
    live: domains.filter(isLive).map(({ hostname }) => asRead(hostname)),
    /** Something that was in order is not, or waits to be finished. */
    attention: domains.some(domain => troubleOf(domain) !== null),
    sender: sender?.verifiedAt ? sender.address : null,
    modules: resolved.modules.length,
    plan: resolved.facts.plan,
    brand: may(actor.role, 'brand:edit'),
    brakes: may(actor.role, 'access:release'),
    billing: may(actor.role, 'billing:manage'),
    support: may(actor.role, 'support:grant'),
    /** How many schools the owner has; null for who is none. */
    sites: sites?.length ?? null,
    switches: may(actor.role, 'modules:switch'),
    /** Null where the installation has no translator. */
    translation: translationProvider() ? { on: resolved.lettingTranslate } : null,
  }
})

export const meta = titled

export default function Settings() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={data.title} text={t('settings.text', { host: data.host })} />
      {data.brand && <LookGroup />}
      <SiteRows {...data} />
    </>
  )
}
