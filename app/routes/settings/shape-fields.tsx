import { useT } from '#app/platform/i18n/provider.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Select } from '#app/ui/select.tsx'
import { CORNERS } from '#tenants/brand/corners.ts'
import { FONT_IDS, FONTS } from '#tenants/brand/fonts.ts'

interface ShapeFieldsProps {
  look: { font: string; corner: string }
  errors: Record<string, string[] | undefined>
  onChange: (change: { font?: string; corner?: string }) => void
}

/** Font and corners. */
export function ShapeFields({ look, errors, onChange }: ShapeFieldsProps) {
  const t = useT()
  return (
    <>
      <Select
        label={t('settings.brand.font')}
        hint={t('settings.brand.font_hint')}
        name="font"
        defaultValue={look.font}
        options={FONT_IDS.map(id => ({
          value: id,
          label: id === 'system' ? t('settings.brand.font_system') : FONTS[id].name,
        }))}
        onChange={event => onChange({ font: event.currentTarget.value })}
        error={errors.font}
      />
      <RadioCards
        name="corner"
        legend={t('settings.brand.corner')}
        columns={3}
        defaultValue={look.corner}
        onChange={corner => onChange({ corner })}
        options={CORNERS.map(corner => ({ value: corner, label: t(`settings.corner.${corner}`) }))}
        error={errors.corner}
      />
    </>
  )
}
