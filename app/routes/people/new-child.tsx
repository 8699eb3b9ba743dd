import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/select.tsx'
import { asId } from '#tenants/files/media-id.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClasses } from '#tenants/people/classes.server.ts'
import { ChildFields } from './child-fields.tsx'
import { NewChildForm } from './forms.ts'
import { paths } from './paths.ts'
import { atField } from './refusal.server.ts'

export const loader = load('people:edit', async ({ school, url, t }) => ({
  title: t('people.child.new'),
  newId: uuidv7(),
  today: school.today(),
  classId: asId(url.searchParams.get('class') ?? undefined) ?? '',
  classes: (await openClasses(school)).map(({ id, name }) => ({ value: id, label: name })),
}))

export const action = act('people:edit', NewChildForm, async ({ school, form, t }) => {
  const { childId, classId, ...child } = form
  if (child.birthDate && child.birthDate > school.today()) throw invalid({ birthDate: 'people.field.birthDate_future' })
  await atField({ not_found: { classId: 'people.field.choose' }, plan_needed: { '': 'people.child.no_places' } }, () =>
    admitChild(school, childId, child, classId),
  )
  return redirectWithToast(paths.child(childId), t('people.child.admitted'))
})

export const meta = titled

export default function NewChild() {
  const t = useT()
  const { title, newId, today, classId, classes } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  // The page may load anew while a form is on its way; the id of this form stays.
  const [childId] = useState(newId)
  if (classes.length === 0)
    return (
      <EmptyState
        title={t('people.child.class_first')}
        text={t('people.child.class_first_hint')}
        actions={<Button href={paths.newClass()}>{t('people.classes.add')}</Button>}
      />
    )
  return (
    <FormPage
      title={title}
      text={t('people.child.new_hint')}
      back={{ href: paths.children(), label: t('people.tab.children') }}
      submit={t('people.child.admit')}
    >
      <input type="hidden" name="childId" value={typed('childId') ?? childId} />
      <ChildFields today={today} />
      <Select
        name="classId"
        label={capital(t('people.field.class'))}
        placeholder={t('people.field.class_choose')}
        options={classes}
        defaultValue={typed('classId') ?? (classes.length === 1 ? classes[0]?.value : classId)}
        error={errors.classId}
        required
      />
    </FormPage>
  )
}
