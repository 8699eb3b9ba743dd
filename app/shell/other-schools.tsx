import { Form } from '@remix-run/react'
import ArrowRight from 'lucide-react/icons/arrow-right'
import School from 'lucide-react/icons/school'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { OtherSchool } from '#tenants/identity/schools.server.ts'

/** The way to the other schools that somebody belongs to; nothing for everybody else. */
export function OtherSchools({ schools }: { schools: readonly OtherSchool[] }) {
  const t = useT()
  if (schools.length === 0) return null
  return (
    <section>
      <SectionHeader title={t('shell.schools.title')} text={t('shell.schools.text')} />
      <List label={t('shell.schools.title')}>
        {schools.map(({ id, name, role }) => (
          <ListRow
            key={id}
            lead={<RowIcon icon={School} tone="brand" />}
            title={name}
            text={t(
              role === 'guardian' || role === 'relative' ? `shell.schools.role.${role}` : 'shell.schools.role.staff',
            )}
            trail={
              <Form method="post" action="/enter/other-school">
                <input type="hidden" name="schoolId" value={id} />
                <Button
                  type="submit"
                  size="sm"
                  variant="secondary"
                  iconAfter={ArrowRight}
                  aria-label={`${t('shell.schools.go')}: ${name}`}
                >
                  {t('shell.schools.go')}
                </Button>
              </Form>
            }
          />
        ))}
      </List>
    </section>
  )
}
