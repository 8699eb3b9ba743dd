import ExternalLink from 'lucide-react/icons/external-link'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { isShut, type SchoolState } from '#db/school-states.ts'
import type { SchoolFigures } from '#tenants/school-overview.server.ts'
import { paths } from '../paths.ts'
import { HealthBadges } from './health-badges.tsx'
import { StateAct } from './state-act.tsx'
import { StateBadge } from './state-badge.tsx'

interface SchoolHeaderProps {
  school: { id: string; name: string; state: SchoolState; closedOn: string | null }
  figures: Pick<SchoolFigures, 'troubles'> | null
  /** Where its own site is. */
  address: string
  mayOperate: boolean
}

/** A school's name, how it stands and is doing, and what can be done about it at once. */
export function SchoolHeader({ school, figures, address, mayOperate }: SchoolHeaderProps) {
  const t = useT()
  return (
    <PageHeader
      back={{ href: paths.schools(), label: t('console.school.back') }}
      title={<span className="break-words">{school.name}</span>}
      eyebrow={
        <span className="mb-1.5 flex flex-wrap gap-2">
          <StateBadge state={school.state} />
          {figures && !isShut(school.state) && <HealthBadges troubles={figures.troubles} />}
        </span>
      }
      actions={
        <>
          <Button href={address} variant="secondary" icon={ExternalLink} plain target="_blank" rel="noopener">
            {t('console.school.visit')}
          </Button>
          {mayOperate && <StateAct school={school} />}
        </>
      }
    />
  )
}
