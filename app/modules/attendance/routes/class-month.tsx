import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/icons/download'
import { formatMonth } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { AskForFile } from '#app/platform/made-file/ask-for-file.tsx'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { monthOf } from '../forms.ts'
import { classMonth } from '../month.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { MonthGrid } from '../ui/month-grid.tsx'
import { MonthSteps } from '../ui/month-steps.tsx'

export const loader = load('attendance:mark', async ({ school, resolved, params, url }) => {
  const { month, isLast } = monthOf(url, school.today())
  const sheet = await classMonth(school, settingsOf(resolved), idFrom(params.classId), month)
  return { sheet, isLast, title: sheet.name }
})

export const meta = titled

export default function ClassMonthPage() {
  const { t, locale } = useLanguage()
  const { sheet, isLast } = useLoaderData<typeof loader>()
  const { id, name, month, rows } = sheet
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={formatMonth(locale, month)}
        back={{ href: paths.register(id), label: t('attendance.month.back') }}
        actions={
          <MonthSteps month={month} isLast={isLast} path={at => paths.month(id, at)}>
            {rows.length > 0 ? (
              <>
                <AskForFile action={paths.monthFile(id, month)} label={t('attendance.month.pdf')} />
                <Button variant="secondary" icon={Download} href={paths.export(id, month)} plain>
                  {t('attendance.month.export')}
                </Button>
              </>
            ) : null}
          </MonthSteps>
        }
      />
      {rows.length === 0 ? <EmptyState title={t('attendance.month.empty.title')} /> : <MonthGrid sheet={sheet} />}
    </>
  )
}
