import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { paths } from '../paths.ts'
import type { Settings } from '../settings.ts'

/** What kiosks ask for, and the way to them. */
export function KioskSettings({ settings }: { settings: Settings }) {
  const t = useT()
  const { ticked } = useAnswer()
  return (
    <section>
      <SectionHeader title={t('attendance.kiosk.setting')} />
      <Card className="flex flex-col gap-6">
        <Switch
          name="kioskSignature"
          value="on"
          label={t('attendance.setting.kioskSignature')}
          hint={t('attendance.setting.kioskSignature_hint')}
          defaultChecked={ticked('kioskSignature', settings.kioskSignature)}
        />
        <Button variant="secondary" href={paths.kiosks()} className="self-start">
          {t('attendance.kiosk.open')}
        </Button>
      </Card>
    </section>
  )
}
