import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Found } from '#tenants/people/directory/search.server.ts'
import { paths } from './paths.ts'

/** Staff whom a search found beside children; their pages are the office's. */
export function FoundStaff({ staff, office }: { staff: Found['staff']; office: boolean }) {
  const t = useT()
  if (staff.length === 0) return null
  return (
    <section className="mb-8">
      <SectionHeader title={t('people.tab.staff')} />
      <List label={t('people.tab.staff')}>
        {staff.map(({ id, name, role }) => (
          <ListRow
            key={id}
            href={office ? paths.staffMember(id) : undefined}
            lead={<Avatar name={name} seed={id} />}
            title={name}
            text={capital(t(`people.role.${role}`))}
          />
        ))}
      </List>
    </section>
  )
}
