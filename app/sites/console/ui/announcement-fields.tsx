import { languageNames } from '#app/platform/i18n/language-names.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { locales } from '#app/platform/i18n/translate.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestAnnouncement, longestTitle } from '#tenants/help/limits.ts'
import { schoolKinds } from '#tenants/kinds.ts'
import { planIds } from '#tenants/plans.ts'

/** What stands in the fields before anybody types. */
export interface AnnouncementFieldValues {
  titleEn: string
  titleZh: string
  bodyEn: string
  bodyZh: string
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
  const line = (name: 'titleEn' | 'titleZh', label: string, lang: string) => (
    <TextField
      {...{ name, label, lang }}
      defaultValue={kept(name, values[name])}
      error={errors[name]}
      maxLength={longestTitle}
      required
    />
  )
  const text = (name: 'bodyEn' | 'bodyZh', label: string, lang: string) => (
    <TextArea
      {...{ name, label, lang }}
      defaultValue={kept(name, values[name])}
      error={errors[name]}
      maxLength={longestAnnouncement}
      rows={6}
      required
    />
  )
  return (
    <>
      {line('titleEn', t('console.announcement.title_en'), 'en')}
      {text('bodyEn', t('console.announcement.body_en'), 'en')}
      {line('titleZh', t('console.announcement.title_zh'), 'zh-Hans')}
      {text('bodyZh', t('console.announcement.body_zh'), 'zh-Hans')}
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
