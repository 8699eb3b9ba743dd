import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { staffOf } from '#tenants/people/staff.server.ts'
import { paths } from './paths.ts'
import { PeopleHead } from './people-head.tsx'

export const loader = load('staff:edit', async ({ school, t }) => ({
  title: t('people.tab.staff'),
  staff: await staffOf(school),
}))

export const meta = titled

export default function Staff() {
  const t = useT()
  const { staff } = useLoaderData<typeof loader>()
  return (
    <>
      <PeopleHead
        tab="staff"
        text={t('people.staff.count', { count: staff.length })}
        actions={
          <Button href={paths.newStaff()} icon={Plus}>
            {t('people.staff.add')}
          </Button>
        }
      />
      <List label={t('people.tab.staff')}>
        {staff.map(({ id, name, role, joined, classes }) => (
          <ListRow
            key={id}
            href={paths.staffMember(id)}
            lead={<Avatar name={name} seed={id} />}
            title={name}
            text={[capital(t(`people.role.${role}`)), ...classes.map(each => each.name)].join(' · ')}
            trail={joined ? undefined : <Badge tone="warn">{t('people.state.waiting')}</Badge>}
          />
        ))}
      </List>
    </>
  )
}
