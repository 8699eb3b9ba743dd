import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'
import type { YearDates } from '#tenants/people/years/year-dates.ts'

/** A school year's name, first and last day, as known or as is usual. */
export function YearFields({ year }: { year: YearDates }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  return (
    <>
      <TextField
        name="name"
        label={t('people.years.name')}
        hint={t('people.years.name_hint')}
        defaultValue={kept('name', year.name)}
        error={errors.name}
        required
        autoComplete="off"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {(['startsOn', 'endsOn'] as const).map(field => (
          <TextField
            key={field}
            type="date"
            name={field}
            label={t(`people.years.${field}`)}
            defaultValue={kept(field, year[field])}
            error={errors[field]}
            required
          />
        ))}
      </div>
    </>
  )
}
