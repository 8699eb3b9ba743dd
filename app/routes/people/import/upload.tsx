import { Form, redirect, useLoaderData } from '@remix-run/react'
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { recentImports } from '#tenants/people/import/made.server.ts'
import { RosterRefused } from '#tenants/people/import/refusal.ts'
import { takeRoster } from '#tenants/people/import/roster.server.ts'
import { paths } from '../paths.ts'
import { RosterFileForm } from './forms.ts'
import { RecentImports } from './recent-imports.tsx'

export const loader = load('people:edit', async ({ school, t }) => ({
  title: t('people.import.title'),
  newId: uuidv7(),
  timeZone: school.facts.timeZone,
  recent: await recentImports(school),
}))

export const action = act('people:edit', RosterFileForm, async ({ school, form }) => {
  try {
    await takeRoster(school, form.importId, Buffer.from(await form.file.arrayBuffer()))
  } catch (error) {
    if (error instanceof RosterRefused) throw invalid({ file: `people.import.refused.${error.reason}` })
    throw error
  }
  return redirect(paths.roster(form.importId))
})

export const meta = titled

export default function Upload() {
  const t = useT()
  const { title, newId, recent, timeZone } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  // The page may load anew while the file is on its way; the id of this form stays.
  const [importId] = useState(newId)
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <div>
        <PageHeader
          title={title}
          text={t('people.import.text')}
          back={{ href: paths.children(), label: t('people.tab.children') }}
        />
        <Form method="post" encType="multipart/form-data" noValidate>
          <Card className="flex flex-col gap-5">
            <input type="hidden" name="importId" value={importId} />
            <FileDrop
              name="file"
              accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              icon={FileSpreadsheet}
              label={t('people.import.drop')}
              hint={t('people.import.allowed')}
              chooseLabel={t('people.import.choose')}
              error={errors.file}
            />
            <div className="flex flex-wrap items-center justify-between gap-4">
              <TextLink href={paths.rosterTemplate()} plain>
                {t('people.import.template')}
              </TextLink>
              <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="max-sm:w-full">
                {t('people.import.check')}
              </Button>
            </div>
          </Card>
        </Form>
        <p className="mt-4 px-1 text-ink-soft text-sm">{t('people.import.promise')}</p>
      </div>
      {recent.length > 0 ? <RecentImports imports={recent} timeZone={timeZone} /> : null}
    </div>
  )
}
