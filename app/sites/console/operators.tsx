import { useLoaderData } from '@remix-run/react'
import UserPlus from 'lucide-react/icons/user-plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { colleagues } from '#tenants/operators.server.ts'
import { may } from '#tenants/permissions.ts'
import { paths } from './paths.ts'
import { ColleagueTable } from './ui/colleague-table.tsx'

export const loader = load('console:view', async ({ operator, t }) => ({
  title: t('console.operators.title'),
  rows: await colleagues(),
  me: operator.identityId,
  mayOperate: may(operator.role, 'console:operate'),
}))

export const meta = titled

export default function Operators() {
  const t = useT()
  const { title, rows, me, mayOperate } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.operators.text')}
        actions={
          mayOperate && (
            <Button href={paths.newOperator()} icon={UserPlus}>
              {t('console.operators.add')}
            </Button>
          )
        }
      />
      <ColleagueTable rows={rows} me={me} mayOperate={mayOperate} />
    </>
  )
}
