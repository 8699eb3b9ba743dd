import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { exceptChildren } from '#tenants/people/years/plan.server.ts'
import { paths } from '../paths.ts'
import { ExceptionsForm } from './forms.ts'
import { MadeChange } from './made-change.tsx'
import { PlannedChange } from './planned-change.tsx'
import { shownChange } from './shown.server.ts'

export const loader = load('people:edit', async ({ school, params, t }) => ({
  title: t('people.year.title'),
  shown: await shownChange(school, idFrom(params.changeId)),
}))

export const action = act('people:edit', ExceptionsForm, async ({ school, params, form, t }) => {
  const changeId = idFrom(params.changeId)
  await exceptChildren(school, changeId, form.fates)
  return redirectWithToast(paths.yearChange(changeId), t('people.year.kept'))
})

export const meta = titled

export default function YearChange() {
  const { shown } = useLoaderData<typeof loader>()
  return shown.state === 'planned' ? <PlannedChange shown={shown} /> : <MadeChange shown={shown} />
}
