import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'

type Known = { firstName: string; lastName: string; callName: string | null; birthDate: string | null }

/** A child's names and birth date, empty or as known. */
export function ChildFields({ child, today }: { child?: Known; today: string }) {
  const t = useT()
  const { errors, typed } = useAnswer()
  const field = (name: keyof Known) => ({
    name,
    label: t(`people.field.${name}`),
    defaultValue: typed(name) ?? child?.[name] ?? '',
    error: errors[name],
  })
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field('firstName')} required autoComplete="off" />
        <TextField {...field('lastName')} required autoComplete="off" />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          {...field('callName')}
          hint={t('people.field.callName_hint')}
          note={t('people.optional')}
          autoComplete="off"
        />
        <TextField
          {...field('birthDate')}
          hint={t('people.field.birthDate_hint')}
          note={t('people.optional')}
          type="date"
          max={today}
        />
      </div>
    </>
  )
}
