import { useLoaderData } from '@remix-run/react'
import Archive from 'lucide-react/icons/archive'
import UserPlus from 'lucide-react/icons/user-plus'
import Users from 'lucide-react/icons/users'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { classOf, renameClass } from '#tenants/people/classes.server.ts'
import { Ask } from './ask.tsx'
import { ClassForm } from './forms.ts'
import { paths } from './paths.ts'
import { PrintSheet } from './print-sheet.tsx'
import { atField } from './refusal.server.ts'

export const loader = load('people:edit', async ({ school, params, t }) => {
  const classId = idFrom(params.classId)
  const [class_, children] = await Promise.all([classOf(school, classId), childrenOf(school, { classId })])
  return { title: t('people.tab.classes'), class: class_, children: children.length }
})

export const action = act('people:edit', ClassForm, async ({ school, params, form, t }) => {
  const classId = idFrom(params.classId)
  await atField({ conflict: { name: 'people.class.taken' } }, () => renameClass(school, classId, form.name))
  return redirectWithToast(paths.classes(), t('ui.state.saved'))
})

export const meta = titled

export default function Class() {
  const t = useT()
  const { class: class_, children } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  return (
    <FormPage
      title={class_.name}
      text={`${class_.schoolYear} · ${t('people.children.count', { count: children })}`}
      back={{ href: paths.classes(), label: t('people.tab.classes') }}
      submit={t('ui.action.save')}
      after={
        <div className="flex flex-wrap gap-2.5">
          <Button href={paths.children({ classId: class_.id })} variant="soft" size="sm" icon={Users}>
            {t('people.class.children')}
          </Button>
          <Button href={paths.newChild(class_.id)} variant="secondary" size="sm" icon={UserPlus}>
            {t('people.children.add')}
          </Button>
          {children > 0 ? (
            <PrintSheet action={paths.classSheet(class_.id)} label={t('people.class.sheet')} />
          ) : (
            <Ask
              label={t('people.class.close')}
              icon={Archive}
              variant="danger-soft"
              title={t('people.class.close_title', { name: class_.name })}
              text={t('people.class.close_text')}
              action={paths.closure(class_.id)}
              confirm={t('people.class.close')}
            />
          )}
        </div>
      }
    >
      <TextField
        name="name"
        label={t('people.field.class_name')}
        defaultValue={typed('name') ?? class_.name}
        error={errors.name}
        required
        autoComplete="off"
      />
    </FormPage>
  )
}
