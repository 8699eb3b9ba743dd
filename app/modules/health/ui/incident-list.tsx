import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { ListedIncident } from '../incident.ts'
import { paths } from '../paths.ts'
import { standingTone } from './incident-tones.ts'

/** Incidents as lists name them: whose, when, how far; what happened is said on its page. */
export function IncidentList({ incidents, label }: { incidents: readonly ListedIncident[]; label: string }) {
  const { t, locale } = useLanguage()
  return (
    <List label={label}>
      {incidents.map(({ id, childId, childName, photoId, day, author, standing }) => (
        <ListRow
          key={id}
          href={paths.incident(id)}
          lead={<ChildAvatar id={childId} name={childName} photoId={photoId} />}
          title={childName}
          text={`${formatDay(locale, day)} · ${author}`}
          trail={<Badge tone={standingTone[standing]}>{t(`health.incident.standing.${standing}`)}</Badge>}
        />
      ))}
    </List>
  )
}
