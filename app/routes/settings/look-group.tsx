import AppWindow from 'lucide-react/icons/app-window'
import ImageIcon from 'lucide-react/icons/image'
import Palette from 'lucide-react/icons/palette'
import { useT } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

/** How the school looks: brand, logo, public page. */
export function LookGroup() {
  const t = useT()
  return (
    <section className="mb-8">
      <SectionHeader title={t('settings.group.look')} />
      <List>
        <ListRow
          href="/settings/brand"
          lead={<RowIcon icon={Palette} />}
          title={t('settings.brand.title')}
          text={t('settings.brand.row')}
        />
        <ListRow
          href="/settings/logo"
          lead={<RowIcon icon={ImageIcon} />}
          title={t('settings.logo.title')}
          text={t('settings.logo.row')}
        />
        <ListRow
          href="/settings/page"
          lead={<RowIcon icon={AppWindow} />}
          title={t('settings.page.title')}
          text={t('settings.page.row')}
        />
      </List>
    </section>
  )
}
