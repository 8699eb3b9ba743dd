import DoorOpen from 'lucide-react/icons/door-open'
import { type FormEvent, useState } from 'react'
import { ChildAlertList } from '#app/platform/child-alert-list.tsx'
import type { ChildAlert } from '#app/platform/child-alerts.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type AbsenceReason, absenceReasons, type MarkState } from '#db/attendance-words.ts'
import { fieldClock } from '../clock.ts'
import { paths } from '../paths.ts'
import type { RegisterChild } from '../register-child.ts'
import type { Change } from './use-marking.ts'

const states = ['present', 'absent', 'left'] as const

/** Says more exactly what happened with a child today: when it came and left, or why it is away. */
export function ChildSheet({
  child,
  alerts,
  onClose,
  onSave,
}: {
  child: RegisterChild
  alerts: readonly ChildAlert[]
  onClose: () => void
  onSave: (change: Change) => void
}) {
  const { t, timeZone } = useLanguage()
  const { mark, reported, name } = child
  const [state, setState] = useState<MarkState>(
    mark && mark.state !== 'open' ? mark.state : reported ? 'absent' : 'present',
  )
  const [error, setError] = useState<string>()
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (field: string) => form.get(field)?.toString() || undefined
    const [arrived, left] = [text('arrived'), text('left')]
    if (arrived && left && left < arrived) return setError(t('attendance.form.left_first'))
    onSave({ childId: child.id, state, arrived, left, reason: text('reason') as AbsenceReason | undefined })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attendance.sheet.title', { name })}
      closeLabel={t('attendance.sheet.close')}
      actions={
        <>
          <Button variant="ghost" href={paths.child(child.id)}>
            {t('attendance.sheet.history')}
          </Button>
          <Button variant="soft" icon={DoorOpen} href={paths.door(child.id)}>
            {t('attendance.pickup.at_the_door')}
          </Button>
          <Button type="submit" form="child-sheet">
            {t('ui.action.save')}
          </Button>
        </>
      }
    >
      <form id="child-sheet" onSubmit={save} className="flex flex-col gap-5">
        <ChildAlertList alerts={alerts} label={t('attendance.sheet.alerts')} />
        <Fieldset legend={t('attendance.sheet.state')}>
          <div className="flex flex-wrap gap-2">
            {states.map(each => (
              <Chip key={each} kind="toggle" selected={state === each} onToggle={() => setState(each)}>
                {t(`attendance.state.${each}`)}
              </Chip>
            ))}
          </div>
        </Fieldset>
        {state === 'absent' ? (
          <Select
            label={t('attendance.sheet.reason')}
            name="reason"
            defaultValue={mark?.reason ?? reported?.reason ?? ''}
            placeholder={t('attendance.sheet.no_reason')}
            options={absenceReasons.map(each => ({ value: each, label: t(`attendance.reason.${each}`) }))}
          />
        ) : (
          <div className="grid grid-cols-2 gap-4">
            <TextField
              label={t('attendance.sheet.arrived')}
              type="time"
              name="arrived"
              defaultValue={fieldClock(timeZone, mark?.arrivedAt ?? null)}
            />
            {state === 'left' ? (
              <TextField
                label={t('attendance.sheet.left')}
                type="time"
                name="left"
                defaultValue={fieldClock(timeZone, mark?.leftAt ?? null)}
                error={error}
              />
            ) : null}
          </div>
        )}
      </form>
    </Dialog>
  )
}
