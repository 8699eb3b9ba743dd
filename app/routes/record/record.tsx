import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { recordDays } from '#tenants/files/limits.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { askForRecord, cancelRecord, recordReaders } from '#tenants/people/record/asking.server.ts'
import { recordOf } from '#tenants/people/record/record.server.ts'
import { isOffice } from '#tenants/roles.ts'
import { pageOf } from '../children/paths.ts'
import { ForFamily } from './for-family.tsx'
import { recordForm } from './forms.ts'
import { OwnRecord } from './own-record.tsx'
import { paths } from './paths.ts'

/** The page's own news (`media`) say how far it is. */
export const loader = load('record:take', async ({ school, actor, params, t }) => {
  const childId = idFrom(params.childId)
  const office = isOffice(actor.role)
  const [child, record, readers] = await Promise.all([
    childOf(school, childId),
    office ? null : recordOf(school, childId),
    office ? recordReaders(school, childId) : null,
  ])
  return {
    title: t('record.title_of', { name: shortNameOf(child) }),
    name: nameOf(child),
    childId,
    record,
    readers,
    days: recordDays,
    back: pageOf(actor.role, childId),
  }
})

export const action = act('record:take', recordForm, async ({ school, params, form, locale, t }) => {
  const childId = idFrom(params.childId)
  const { intent, memberId } = form
  if (intent === 'cancel') {
    await cancelRecord(school, childId)
    return redirectWithToast(paths.record(childId), t('record.cancelled'))
  }
  await askForRecord(school, childId, { memberId, locale, anew: intent === 'anew' })
  return redirect(paths.record(childId))
})

export const meta = titled

export default function RecordPage() {
  const t = useT()
  const { title, name, childId, record, readers, days, back } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-2xl flex-col">
      <PageHeader
        title={title}
        text={t(readers ? 'record.office_text' : 'record.text', { name })}
        back={{ href: back, label: name }}
      />
      {readers ? <ForFamily readers={readers} /> : <OwnRecord childId={childId} record={record} days={days} />}
    </div>
  )
}
