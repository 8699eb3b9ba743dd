import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { openClasses } from '#tenants/people/classes.server.ts'
import { addStaff, rolesGivenBy } from '#tenants/people/staff.server.ts'
import { NewStaffForm } from './forms.ts'
import { paths } from './paths.ts'
import { atField } from './refusal.server.ts'
import { StaffFields } from './staff-fields.tsx'

export const loader = load('staff:edit', async ({ school, actor, t }) => ({
  title: t('people.staff.new'),
  newId: uuidv7(),
  roles: rolesGivenBy(actor.role),
  classes: (await openClasses(school)).map(({ id, name }) => ({ id, name })),
}))

export const action = act('staff:edit', NewStaffForm, async ({ school, form, t }) => {
  const { memberId, name, role, classIds, email, phone } = form
  await atField({ bad_request: { email: 'ui.field.email' }, not_found: { classIds: 'people.field.choose' } }, () =>
    addStaff(school, memberId, { name, role, classIds, contact: { email, phone } }),
  )
  return redirectWithToast(paths.staffMember(memberId), t('people.staff.added'))
})

export const meta = titled

export default function NewStaff() {
  const t = useT()
  const { title, newId, roles, classes } = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  const [memberId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('people.staff.new_hint')}
      back={{ href: paths.staff(), label: t('people.tab.staff') }}
      submit={t('people.staff.add')}
    >
      <input type="hidden" name="memberId" value={typed('memberId') ?? memberId} />
      <StaffFields roles={roles} classes={classes} />
    </FormPage>
  )
}
