import { useLoaderData } from '@remix-run/react'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useNavigationItems } from '#app/shell/navigation.ts'
import { OtherSchools } from '#app/shell/other-schools.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { otherSchoolsOf } from '#tenants/identity/schools.server.ts'

export const loader = load('home:view', async ({ school, context, t }) => {
  const identityId = await context.identity()
  return { title: t('shell.nav.more'), schools: identityId ? await otherSchoolsOf(identityId, school.id) : [] }
})

export const meta = titled

/** What has no room under the thumb. */
export default function More() {
  const { title, schools } = useLoaderData<typeof loader>()
  const { rest, items } = useNavigationItems()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} />
      <List label={title}>
        {(rest.length > 0 ? rest : items).map(({ href, icon, label, countLabel }) => (
          <ListRow key={href} href={href} lead={<RowIcon icon={icon} tone="brand" />} title={label} meta={countLabel} />
        ))}
      </List>
      <div className="mt-8">
        <OtherSchools schools={schools} />
      </div>
    </div>
  )
}
