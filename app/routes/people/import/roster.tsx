import { redirect, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { importOf } from '#tenants/people/import/made.server.ts'
import { RosterRefused } from '#tenants/people/import/refusal.ts'
import { settleRoster } from '#tenants/people/import/roster.server.ts'
import { paths } from '../paths.ts'
import { atField } from '../refusal.server.ts'
import { RosterForm } from './forms.ts'
import { MadeImport } from './made-import.tsx'
import { shownRoster } from './shown.server.ts'
import { WaitingRoster } from './waiting-roster.tsx'

export const loader = load('people:edit', async ({ school, params, t }) => {
  const importId = idFrom(params.importId)
  const summary = await importOf(school, importId)
  return {
    title: t('people.import.title'),
    timeZone: school.facts.timeZone,
    summary,
    shown: summary.state === 'waiting' ? await shownRoster(school, importId, t) : null,
  }
})

export const action = act('people:edit', RosterForm, async ({ school, params, form }) => {
  const importId = idFrom(params.importId)
  try {
    await atField({ conflict: { columns: 'people.import.columns_changed' } }, () =>
      settleRoster(school, importId, form),
    )
  } catch (error) {
    if (error instanceof RosterRefused) throw invalid({ encoding: 'people.import.encoding_wrong' })
    throw error
  }
  return redirect(paths.roster(importId))
})

export const meta = titled

export default function Roster() {
  const { summary, shown, timeZone } = useLoaderData<typeof loader>()
  return shown ? <WaitingRoster id={summary.id} shown={shown} /> : <MadeImport summary={summary} timeZone={timeZone} />
}
