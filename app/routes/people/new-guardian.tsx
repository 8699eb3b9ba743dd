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
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { NewGuardianForm } from './forms.ts'
import { GuardianFields } from './guardian-fields.tsx'
import { paths } from './paths.ts'
import { atField } from './refusal.server.ts'

export const loader = load('people:edit', async ({ school, params, t }) => ({
  title: t('people.guardian.new'),
  newId: uuidv7(),
  child: await childOf(school, idFrom(params.childId)),
}))

export const action = act('people:edit', NewGuardianForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  const { memberId, name, relation, email, phone, ...rights } = form
  await atField({ bad_request: { email: 'ui.field.email' } }, () =>
    addGuardian(school, childId, memberId, { name, relation, rights, contact: { email, phone } }),
  )
  return redirectWithToast(paths.child(childId), t('people.guardian.added'))
})

export const meta = titled

export default function NewGuardian() {
  const t = useT()
  const { title, newId, child } = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  const [memberId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('people.guardian.new_hint')}
      back={{ href: paths.child(child.id), label: nameOf(child) }}
      submit={t('people.guardians.add')}
    >
      <input type="hidden" name="memberId" value={typed('memberId') ?? memberId} />
      <GuardianFields />
    </FormPage>
  )
}
