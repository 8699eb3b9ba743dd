import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { paths } from '../paths.ts'
import type { Settings } from '../settings.ts'
import { SettingSwitch } from './setting-fields.tsx'

/** What kiosks ask for, and the way to them. */
export function KioskSettings({ settings }: { settings: Settings }) {
  const t = useT()
  return (
    <section>
      <SectionHeader title={t('attendance.kiosk.setting')} />
      <Card className="flex flex-col gap-6">
        <SettingSwitch name="kioskSignature" settings={settings} />
        <Button variant="secondary" href={paths.kiosks()} className="self-start">
          {t('attendance.kiosk.open')}
        </Button>
      </Card>
    </section>
  )
}
