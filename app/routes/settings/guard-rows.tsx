import LifeBuoy from 'lucide-react/icons/life-buoy'
import OctagonPause from 'lucide-react/icons/octagon-pause'
import { useT } from '#app/platform/i18n/provider.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'

/** Where the head watches over who reads: the brake, and support of the vendor. */
export function GuardRows({ brakes, support }: { brakes: boolean; support: boolean }) {
  const t = useT()
  return (
    <>
      {brakes && (
        <ListRow
          href="/access/brakes"
          lead={<RowIcon icon={OctagonPause} tone="accent" />}
          title={t('settings.brakes.title')}
          text={t('settings.brakes.row')}
        />
      )}
      {support && (
        <ListRow
          href="/support"
          lead={<RowIcon icon={LifeBuoy} tone="accent" />}
          title={t('settings.support.title')}
          text={t('settings.support.row')}
        />
      )}
    </>
  )
}
