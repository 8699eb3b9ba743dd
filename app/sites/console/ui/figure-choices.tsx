import { useT } from '#app/platform/i18n/provider.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { type FiguresQuery, paths } from '../paths.ts'

/** In which currency, and over how many months; links, so that each view has its address. */
export function FigureChoices({ choice, currencies }: { choice: FiguresQuery; currencies: readonly string[] }) {
  const t = useT()
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-2">
      <Tabs
        label={t('console.figures.span')}
        items={[12, 36].map(span => ({
          href: paths.figures({ ...choice, span }),
          label: t('console.figures.months', { count: span }),
          current: choice.span === span,
        }))}
      />
      {currencies.length > 1 && (
        <Tabs
          label={t('console.figures.currency')}
          items={currencies.map(currency => ({
            href: paths.figures({ ...choice, currency }),
            label: currency,
            current: choice.currency === currency,
          }))}
        />
      )}
    </div>
  )
}
