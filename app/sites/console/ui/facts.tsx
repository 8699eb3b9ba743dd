import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { schoolOverview } from '#tenants/school-overview.server.ts'
import { planName } from './plan-name.ts'

type Overview = Awaited<ReturnType<typeof schoolOverview>>

export interface FactsProps extends Pick<Overview, 'school' | 'domains'> {
  modules: readonly { id: string; name: string }[]
  address: string
}

/** What is known of a school without looking inside it. */
export function Facts({ school, domains, modules, address }: FactsProps) {
  const { t, locale, timeZone } = useLanguage()
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(school.country)
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(school.locale)
  return (
    <Card>
      <DefinitionList
        items={[
          { id: 'address', term: t('console.school.address'), text: <span className="break-all">{address}</span> },
          { id: 'kind', term: t('console.school.kind'), text: t(`console.kind.${school.kind}` as MessageKey) },
          { id: 'country', term: t('console.school.country'), text: country },
          { id: 'zone', term: t('console.school.time_zone'), text: school.timeZone },
          { id: 'language', term: t('console.school.language'), text: language },
          { id: 'since', term: t('console.school.signed_up'), text: formatMoment(locale, timeZone, school.createdAt) },
          { id: 'plan', term: t('console.column.plan'), text: planName(t, school.plan) },
          ...(school.plan === 'trial' && school.planEndsOn
            ? [
                {
                  id: 'trial',
                  term: t('console.school.trial_ends'),
                  text: formatDay(locale, school.planEndsOn, 'short'),
                },
              ]
            : []),
          {
            id: 'modules',
            term: t('console.school.modules'),
            text:
              modules.length === 0 ? (
                t('console.school.no_modules')
              ) : (
                <span className="flex flex-wrap gap-1.5">
                  {modules.map(({ id, name }) => (
                    <Badge key={id} tone="brand">
                      {name}
                    </Badge>
                  ))}
                </span>
              ),
          },
          {
            id: 'domains',
            term: t('console.school.domains'),
            text:
              domains.length === 0
                ? t('console.school.no_domains')
                : domains.map(domain => (
                    <span key={domain.hostname} className="block py-1 first:pt-0">
                      <span className="break-all">{domain.hostname}</span> <DomainWords domain={domain} />
                    </span>
                  )),
          },
        ]}
      />
    </Card>
  )
}

/** How it stands with a domain, and with a certificate that was refused, why. */
function DomainWords({ domain }: { domain: Overview['domains'][number] }) {
  const { t, locale, timeZone } = useLanguage()
  const when = (moment: Date) => formatMoment(locale, timeZone, moment)
  const words = [
    t(`console.school.domain_state.${domain.state}`),
    ...(domain.main ? [t('console.school.domain_main')] : []),
    ...(domain.servedUntil ? [t('console.school.domain_until', { when: when(domain.servedUntil) })] : []),
    ...(domain.reason ? [domain.reason] : []),
    ...(domain.checkedAt ? [t('console.school.domain_checked', { when: when(domain.checkedAt) })] : []),
  ]
  return <span className="block font-normal text-ink-soft text-sm [overflow-wrap:anywhere]">{words.join(' · ')}</span>
}
