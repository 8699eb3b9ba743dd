import type { Refused } from '#app/platform/act.server.ts'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { StaffRole } from '#tenants/people/staff.server.ts'
import { ContactFields } from './contact-fields.tsx'

type Known = {
  name: string
  role: StaffRole
  classes: { id: string }[]
  email?: string | undefined
  phone?: string | undefined
}

/** Who works here: name, role, classes, how to reach them. */
export function StaffFields({
  member,
  roles,
  classes,
}: {
  member?: Known
  roles: readonly StaffRole[]
  classes: readonly { id: string; name: string }[]
}) {
  const t = useT()
  const { errors, typed } = useAnswer()
  const chosen = useChosenClasses() ?? member?.classes.map(each => each.id) ?? []
  return (
    <>
      <TextField
        name="name"
        label={t('people.field.name')}
        defaultValue={typed('name') ?? member?.name ?? ''}
        error={errors.name}
        required
        autoComplete="off"
      />
      <ContactFields email={member?.email} phone={member?.phone} />
      <RadioCards
        name="role"
        legend={t('people.field.role')}
        options={roles.map(value => ({
          value,
          label: capital(t(`people.role.${value}`)),
          text: t(`people.role.${value}_text`),
        }))}
        defaultValue={typed('role') ?? member?.role ?? 'teacher'}
        error={errors.role}
        required
      />
      {classes.length > 0 ? (
        <Fieldset legend={t('people.field.classes')} hint={t('people.field.classes_hint')} error={errors.classIds}>
          <div className="grid sm:grid-cols-2">
            {classes.map(({ id, name }) => (
              <Checkbox key={id} name="classIds" value={id} label={name} defaultChecked={chosen.includes(id)} />
            ))}
          </div>
        </Fieldset>
      ) : null}
    </>
  )
}

/** The classes of a form that came back; undefined when none has. */
function useChosenClasses(): string[] | undefined {
  const sent = (useLastAnswer() as Partial<Refused> | undefined)?.submission?.initialValue
  if (!sent) return undefined
  return [sent.classIds ?? []].flat().filter(each => typeof each === 'string')
}
