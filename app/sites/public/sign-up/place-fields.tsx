import { useEffect, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Select } from '#app/ui/select.tsx'
import { countryDefaults, isCountry } from '#tenants/countries.ts'
import { canonicalTimeZone } from '#tenants/time-zones.ts'

interface PlaceFieldsProps {
  countries: readonly { code: string; name: string }[]
  zones: readonly string[]
  country: string
  /** What was typed before; else the browser's own zone is taken. */
  timeZone: string | undefined
  locale: string
  errors: Record<string, string[] | undefined>
}

/** Country, time zone and language. The zone follows the browser, then the country, until somebody chooses it. */
export function PlaceFields({ countries, zones, country, timeZone, locale, errors }: PlaceFieldsProps) {
  const t = useT()
  const [zone, setZone] = useState(timeZone ?? zoneOf(country))
  const [chosen, setChosen] = useState(timeZone !== undefined)
  useEffect(() => {
    if (chosen) return
    const here = canonicalTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
    if (here && here !== 'UTC' && zones.includes(here)) setZone(here)
  }, [chosen, zones])
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Select
        label={t('public.sign_up.country')}
        name="country"
        autoComplete="country"
        defaultValue={country}
        options={countries.map(each => ({ value: each.code, label: each.name }))}
        onChange={event => !chosen && setZone(zoneOf(event.currentTarget.value))}
        error={errors.country}
        required
      />
      <Select
        label={t('public.sign_up.time_zone')}
        name="timeZone"
        value={zone}
        onChange={event => {
          setChosen(true)
          setZone(event.currentTarget.value)
        }}
        options={zones.map(each => ({ value: each, label: each.replaceAll('_', ' ') }))}
        error={errors.timeZone}
        required
      />
      <Select
        fieldClassName="sm:col-span-2"
        label={t('public.sign_up.language')}
        hint={t('public.sign_up.language_hint')}
        name="locale"
        defaultValue={locale}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh-Hans', label: '简体中文' },
        ]}
        error={errors.locale}
        required
      />
    </div>
  )
}

const zoneOf = (country: string): string => (isCountry(country) ? countryDefaults(country).timeZone : 'UTC')
