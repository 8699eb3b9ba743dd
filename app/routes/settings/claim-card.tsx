import { Form, useNavigation } from '@remix-run/react'
import CircleCheck from 'lucide-react/icons/circle-check'
import Clock from 'lucide-react/icons/clock'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'
import type { Claim } from '#tenants/domains.server.ts'

const outcomes = ['no-record', 'wrong-value', 'lookup-failed', 'taken'] as const

/** A domain: proven, or the two records to make and a button that looks whether they are there. */
export function ClaimCard({ claim, host, outcome }: { claim: Claim; host: string; outcome: string | null }) {
  const t = useT()
  const { formAction } = useNavigation()
  const failed = outcomes.find(each => each === outcome)
  const copy = { copyLabel: t('settings.domain.copy'), copiedLabel: t('settings.domain.copied') }
  return (
    <Card as="section" className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg [overflow-wrap:anywhere]">{claim.hostname}</h2>
        <Badge tone={claim.proven ? 'ok' : 'warn'} icon={claim.proven ? CircleCheck : Clock}>
          {t(claim.proven ? 'settings.domain.proven' : 'settings.domain.waiting')}
        </Badge>
      </div>
      {!claim.proven && (
        <>
          {failed && (
            <Banner tone="warn" live>
              {t(`settings.domain.outcome.${failed}`)}
            </Banner>
          )}
          <p className="text-ink-soft">{t('settings.domain.steps')}</p>
          <CopyField label={t('settings.domain.txt_name')} value={claim.record.name} {...copy} />
          <CopyField label={t('settings.domain.txt_value')} value={claim.record.value} {...copy} />
          <CopyField label={t('settings.domain.cname', { domain: claim.hostname })} value={host} {...copy} />
        </>
      )}
      <div className="flex flex-wrap gap-2.5">
        {!claim.proven && (
          <Form method="post" action={`/settings/domain/${claim.id}/proof`} preventScrollReset>
            <Button
              type="submit"
              busy={formAction === `/settings/domain/${claim.id}/proof`}
              busyLabel={t('ui.state.busy')}
            >
              {t('settings.domain.check')}
            </Button>
          </Form>
        )}
        <Form method="post" action={`/settings/domain/${claim.id}/removal`}>
          <Button type="submit" variant="secondary">
            {t('settings.domain.remove')}
          </Button>
        </Form>
      </div>
    </Card>
  )
}
