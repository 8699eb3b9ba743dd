import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { ColourField } from '#app/ui/colour-field.tsx'
import { Switch } from '#app/ui/switch.tsx'

/** Good starting points: calm, readable, far from each other. */
const swatches = {
  spruce: '#2f7d5b',
  lake: '#2457a6',
  sky: '#1f7ea8',
  plum: '#7a3f87',
  poppy: '#b23a48',
  clay: '#b1572b',
  honey: '#e0a526',
  slate: '#4a5560',
} as const

interface ColourFieldsProps {
  look: { colour: string; accent: string | null; suggestedAccent: string }
  errors: Record<string, string[] | undefined>
  onChange: (change: { colour?: string; accent?: string | null }) => void
}

/** The school's colour, and a second one if it has one of its own. */
export function ColourFields({ look, errors, onChange }: ColourFieldsProps) {
  const t = useT()
  const [own, setOwn] = useState(look.accent !== null)
  const [accent, setAccent] = useState(look.accent ?? look.suggestedAccent)
  return (
    <>
      <ColourField
        label={t('settings.brand.colour')}
        hint={t('settings.brand.colour_hint')}
        name="colour"
        defaultValue={look.colour}
        pickerLabel={t('settings.brand.pick')}
        swatches={Object.entries(swatches).map(([id, value]) => ({
          value,
          label: t(`settings.swatch.${id as keyof typeof swatches}`),
        }))}
        onColour={colour => onChange({ colour })}
        error={errors.colour}
      />
      <Switch
        label={t('settings.brand.own_accent')}
        hint={t('settings.brand.own_accent_hint')}
        name="ownAccent"
        checked={own}
        onChange={event => {
          setOwn(event.currentTarget.checked)
          onChange({ accent: event.currentTarget.checked ? accent : null })
        }}
      />
      {own && (
        <ColourField
          label={t('settings.brand.accent')}
          name="accent"
          defaultValue={accent}
          pickerLabel={t('settings.brand.pick')}
          onColour={colour => {
            setAccent(colour)
            onChange({ accent: colour })
          }}
          error={errors.accent}
        />
      )}
    </>
  )
}
