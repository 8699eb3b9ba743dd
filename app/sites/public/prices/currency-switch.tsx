import { useT } from '#app/platform/i18n/provider.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Currency } from '#tenants/billing/prices.ts'

const shown = ['EUR', 'GBP', 'USD', 'CNY'] as const satisfies readonly Currency[]

/** The same page in another currency: links, so that nothing of script is needed. */
export function CurrencySwitch({ chosen, hrefOf }: { chosen: Currency; hrefOf: (currency: Currency) => string }) {
  const t = useT()
  return (
    <nav aria-label={t('prices.currency')} className="flex w-fit gap-1 rounded-pill bg-sunken p-1">
      {shown.map(currency => (
        <TextLink
          key={currency}
          href={hrefOf(currency)}
          quiet
          aria-current={currency === chosen ? 'true' : undefined}
          aria-label={t(`prices.currency.${currency}`)}
          className="grid min-h-11 min-w-14 place-items-center rounded-pill px-3 text-ink-soft text-sm hover:text-ink hover:no-underline aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-control pointer-fine:min-h-9"
        >
          {currency}
        </TextLink>
      ))}
    </nav>
  )
}
