import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { Select } from '#app/ui/select.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type Relation, type Rights, relations, rights } from '#tenants/people/rights.ts'
import { ContactFields } from './contact-fields.tsx'

type Known = Rights & { name: string; relation: Relation; email?: string | undefined; phone?: string | undefined }

/** Who somebody is to a child, how to reach them, and each right by itself. */
export function GuardianFields({ guardian }: { guardian?: Known }) {
  const t = useT()
  const { errors, typed } = useAnswer()
  const sent = typed('name') !== undefined
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="name"
          label={t('people.field.name')}
          defaultValue={typed('name') ?? guardian?.name ?? ''}
          error={errors.name}
          required
          autoComplete="off"
        />
        <Select
          name="relation"
          label={t('people.field.relation')}
          placeholder={t('people.field.relation_choose')}
          options={relations.map(value => ({ value, label: t(`people.relation.${value}`) }))}
          defaultValue={typed('relation') ?? guardian?.relation ?? ''}
          error={errors.relation}
          required
        />
      </div>
      <ContactFields email={guardian?.email} phone={guardian?.phone} />
      <Fieldset legend={t('people.rights.title')} hint={t('people.rights.hint')}>
        {rights.map(right => (
          <Switch
            key={right}
            name={right}
            label={t(`people.rights.${right}`)}
            hint={t(`people.rights.${right}_hint`)}
            defaultChecked={sent ? typed(right) === 'on' : (guardian?.[right] ?? true)}
          />
        ))}
      </Fieldset>
    </>
  )
}
