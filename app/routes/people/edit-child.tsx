import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf, correctChild } from '#tenants/people/children.server.ts'
import { ChildFields } from './child-fields.tsx'
import { ChildForm } from './forms.ts'
import { paths } from './paths.ts'

export const loader = load('people:edit', async ({ school, params, t }) => ({
  title: t('people.child.edit'),
  today: school.today(),
  child: await childOf(school, idFrom(params.childId)),
}))

export const action = act('people:edit', ChildForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  if (form.birthDate && form.birthDate > school.today()) throw invalid({ birthDate: 'people.field.birthDate_future' })
  await correctChild(school, childId, form)
  return redirectWithToast(paths.child(childId), t('ui.state.saved'))
})

export const meta = titled

export default function EditChild() {
  const t = useT()
  const { title, child, today } = useLoaderData<typeof loader>()
  return (
    <FormPage title={title} back={{ href: paths.child(child.id), label: nameOf(child) }} submit={t('ui.action.save')}>
      <ChildFields child={child} today={today} />
    </FormPage>
  )
}
