import Bandage from 'lucide-react/icons/bandage'
import Pill from 'lucide-react/icons/pill'
import Ruler from 'lucide-react/icons/ruler'
import Syringe from 'lucide-react/icons/syringe'
import { useT } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { paths } from '../paths.ts'

/** What else is kept of a child's health, each on a page of its own. */
export function ChildPages({ child }: { child: { id: string; staff: boolean } }) {
  const t = useT()
  return (
    <List label={t('health.child.more')}>
      {child.staff ? (
        <ListRow
          href={paths.newIncident({ child: child.id })}
          lead={<RowIcon icon={Bandage} tone="brand" />}
          title={t('health.incident.new')}
          text={t('health.incident.row')}
        />
      ) : null}
      <ListRow
        href={paths.medication(child.id)}
        lead={<RowIcon icon={Pill} tone="brand" />}
        title={t('health.medication.title')}
        text={t('health.medication.row')}
      />
      <ListRow
        href={paths.growth(child.id)}
        lead={<RowIcon icon={Ruler} tone="brand" />}
        title={t('health.growth.title')}
        text={t('health.growth.row')}
      />
      <ListRow
        href={paths.vaccinations(child.id)}
        lead={<RowIcon icon={Syringe} tone="brand" />}
        title={t('health.vaccination.title')}
        text={t('health.vaccination.row')}
      />
    </List>
  )
}
