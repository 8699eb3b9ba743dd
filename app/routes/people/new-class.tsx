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
import { TextField } from '#app/ui/text-field.tsx'
import { openClass } from '#tenants/people/classes.server.ts'
import { yearAt } from '#tenants/people/years/years.server.ts'
import { NewClassForm } from './forms.ts'
import { paths } from './paths.ts'
import { atField } from './refusal.server.ts'

export const loader = load('people:edit', async ({ school, t }) => ({
  title: t('people.class.new'),
  newId: uuidv7(),
  schoolYear: (await yearAt(school, school.today())).name,
}))

export const action = act('people:edit', NewClassForm, async ({ school, form, t }) => {
  const { classId, name, schoolYear } = form
  await atField({ conflict: { name: 'people.class.taken' } }, () =>
    openClass(school, { id: classId, name, schoolYear }),
  )
  return redirectWithToast(paths.class(classId), t('people.class.opened'))
})

export const meta = titled

export default function NewClass() {
  const t = useT()
  const { title, newId, schoolYear } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  const [classId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('people.class.new_hint')}
      back={{ href: paths.classes(), label: t('people.tab.classes') }}
      submit={t('people.classes.add')}
    >
      <input type="hidden" name="classId" value={typed('classId') ?? classId} />
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <TextField
          name="name"
          label={t('people.field.class_name')}
          defaultValue={typed('name') ?? ''}
          error={errors.name}
          required
          autoComplete="off"
        />
        <TextField
          name="schoolYear"
          label={t('people.field.schoolYear')}
          defaultValue={typed('schoolYear') ?? schoolYear}
          error={errors.schoolYear}
          required
        />
      </div>
    </FormPage>
  )
}
