import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { PinField } from '#app/ui/pin-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestPlace } from '../limits.ts'

/** Makes this very device a kiosk. */
export function KioskStart({
  classes,
  kioskId,
}: {
  classes: readonly { id: string; name: string }[]
  kioskId: string
}) {
  const t = useT()
  const { errors, kept, picked, busy } = useAnswer()
  const chosen = picked(
    'classIds',
    classes.map(({ id }) => id),
  )
  if (classes.length === 0)
    return (
      <EmptyState level={3} title={t('attendance.kiosk.start.none')} text={t('attendance.kiosk.start.none_text')} />
    )
  return (
    <Card>
      <Form method="post" noValidate className="flex flex-col gap-6">
        <Banner tone="info">{t('attendance.kiosk.start.text')}</Banner>
        <input type="hidden" name="kioskId" value={kioskId} />
        <TextField
          label={t('attendance.kiosk.start.name')}
          hint={t('attendance.kiosk.start.name_hint')}
          name="name"
          maxLength={longestPlace}
          defaultValue={kept('name', t('attendance.kiosk.start.front_door'))}
          error={errors.name}
          required
        />
        <Fieldset legend={t('attendance.kiosk.start.classes')} error={errors.classIds}>
          <div className="flex flex-wrap gap-2">
            {classes.map(({ id, name }) => (
              <Chip key={id} kind="check" name="classIds" value={id} defaultChecked={chosen.includes(id)}>
                {name}
              </Chip>
            ))}
          </div>
        </Fieldset>
        <PinField
          label={t('attendance.kiosk.start.pin')}
          hint={t('attendance.kiosk.start.pin_hint')}
          error={errors.pin}
        />
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('attendance.kiosk.start.action')}
        </Button>
      </Form>
    </Card>
  )
}
