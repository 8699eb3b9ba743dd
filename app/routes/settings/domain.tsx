import { Form, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { claimDomain, domainsOf } from '#tenants/domains.server.ts'
import { hostOf } from '#tenants/identity/handover.server.ts'
import { ClaimCard } from './claim-card.tsx'
import { DomainForm } from './forms.ts'

export const loader = load('school:settings', async ({ school, resolved, url, t }) => ({
  title: t('settings.domain.title'),
  host: hostOf(resolved.facts.slug),
  claims: await domainsOf(school),
  /** Which domain was looked up a moment ago, and what came of it. */
  checked: url.searchParams.get('checked'),
  outcome: url.searchParams.get('outcome'),
}))

export const action = act('school:settings', DomainForm, async ({ school, form, t }) => {
  const claimed = await claimDomain(school, form.domain)
  if (!claimed.ok) throw invalid({ domain: `settings.domain.fault.${claimed.reason}` })
  return redirectWithToast('/settings/domain', t('settings.domain.claimed'))
})

export const meta = titled

export default function Domains() {
  const t = useT()
  const { title, host, claims, checked, outcome } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <>
      <PageHeader
        title={title}
        text={t('settings.domain.text', { host })}
        back={{ href: '/settings', label: t('settings.title') }}
      />
      <div className="flex flex-col gap-6">
        {claims.map(claim => (
          <ClaimCard key={claim.id} claim={claim} host={host} outcome={checked === claim.id ? outcome : null} />
        ))}
        <Card as="section">
          <Form method="post" noValidate key={claims.length} className="flex flex-col gap-5">
            <TextField
              label={t('settings.domain.label')}
              hint={t('settings.domain.hint')}
              name="domain"
              inputMode="url"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              dir="ltr"
              placeholder="families.sunny-hill.org"
              defaultValue={typed('domain')}
              error={errors.domain}
            />
            <Button
              type="submit"
              variant="soft"
              busy={busy}
              busyLabel={t('ui.state.busy')}
              className="self-start max-sm:w-full"
            >
              {t('settings.domain.add')}
            </Button>
          </Form>
        </Card>
      </div>
    </>
  )
}
