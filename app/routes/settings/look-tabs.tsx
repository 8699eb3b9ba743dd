import { useT } from '#app/platform/i18n/provider.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

/** The three pages about how the school looks. */
export function LookTabs({ at }: { at: 'brand' | 'logo' | 'page' }) {
  const t = useT()
  return (
    <>
      <PageHeader title={t('settings.group.look')} back={{ href: '/settings', label: t('settings.title') }} />
      <div className="mb-6">
        <Tabs
          label={t('settings.group.look')}
          items={[
            { href: '/settings/brand', label: t('settings.brand.title'), current: at === 'brand' },
            { href: '/settings/logo', label: t('settings.logo.title'), current: at === 'logo' },
            { href: '/settings/page', label: t('settings.page.title'), current: at === 'page' },
          ]}
        />
      </div>
    </>
  )
}
