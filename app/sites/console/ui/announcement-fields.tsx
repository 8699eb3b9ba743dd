import { languageNames } from '#app/platform/i18n/language-names.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { locales } from '#app/platform/i18n/translate.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestAnnouncement, longestTitle } from '#tenants/help/limits.ts'
import { schoolKinds } from '#tenants/kinds.ts'
import { planIds } from '#tenants/plans.ts'
import { BothLanguages, type BothLanguagesValues } from './both-languages.tsx'

/** What stands in the fields before anybody types. */
export interface AnnouncementFieldValues extends BothLanguagesValues {
  plans: readonly string[]
  kinds: readonly string[]
  locales: readonly string[]
  countries: string
  schools: string
  until: string
}

/** An announcement: both languages, both asked for, and whom it is for. */
export function AnnouncementFields({ values }: { values: AnnouncementFieldValues }) {
  const t = useT()
  const { errors, kept, picked } = useAnswer()
  const chips = (name: 'plans' | 'kinds' | 'locales', options: readonly { value: string; label: string }[]) => (
    <Fieldset legend={t(`console.announcement.${name}`)} error={errors[name]}>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <Chip
            key={value}
            kind="check"
            name={name}
            value={value}
            defaultChecked={picked(name, values[name]).includes(value)}
          >
            {label}
          </Chip>
        ))}
      </div>
    </Fieldset>
  )
  return (
    <>
      <BothLanguages values={values} longest={{ title: longestTitle, body: longestAnnouncement }} />
      <h2 className="text-lg">{t('console.announcement.audience')}</h2>
      <p className="-mt-4 text-ink-soft text-sm">{t('console.announcement.audience_text')}</p>
      {chips(
        'plans',
        planIds.map(value => ({ value, label: t(`console.plan.${value}`) })),
      )}
      {chips(
        'kinds',
        schoolKinds.map(value => ({ value, label: t(`console.kind.${value}`) })),
      )}
      {chips(
        'locales',
        locales.map(value => ({ value, label: languageNames[value] })),
      )}
      <TextField
        name="countries"
        label={t('console.announcement.countries')}
        hint={t('console.announcement.countries_hint')}
        defaultValue={kept('countries', values.countries)}
        error={errors.countries}
      />
      <TextField
        name="schools"
        label={t('console.announcement.schools')}
        hint={t('console.announcement.schools_hint')}
        defaultValue={kept('schools', values.schools)}
        error={errors.schools}
      />
      <TextField
        type="date"
        name="until"
        label={t('console.announcement.until')}
        defaultValue={kept('until', values.until)}
        error={errors.until}
      />
    </>
  )
}
