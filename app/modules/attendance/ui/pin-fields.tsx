import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PinField } from '#app/ui/pin-field.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

/** A guardian's PIN for the kiosk; it can be set anew, never read. */
export function PinFields({ isSet }: { isSet: boolean }) {
  const t = useT()
  const { errors, busy } = useAnswer()
  return (
    <section>
      <SectionHeader title={t('attendance.kiosk.pin.title')} />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <p className="text-ink-soft">
            {t(isSet ? 'attendance.kiosk.pin.is_set' : 'attendance.kiosk.pin.is_not_set')}
          </p>
          <PinField
            label={t(isSet ? 'attendance.kiosk.pin.new' : 'attendance.kiosk.pin.label')}
            hint={t('attendance.kiosk.pin.hint')}
            error={errors.pin}
          />
          <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
            {t('attendance.kiosk.pin.save')}
          </Button>
        </Form>
      </Card>
    </section>
  )
}
