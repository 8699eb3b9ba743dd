import { useFetcher, useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Refused } from '#app/platform/act.server.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Unsent } from '#app/platform/unsent.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { absenceReasons, type MarkState, markStates } from '#db/attendance-words.ts'
import { fieldClock } from '../clock.ts'
import type { ChildDay } from '../history.server.ts'
import { longestWhy } from '../limits.ts'
import { paths } from '../paths.ts'

/** Changes a day of a child's past, with the reason; a successful one leads back to the month. */
export function Correction({
  childId,
  of,
  today,
  onClose,
}: {
  childId: string
  /** The day as it stands; without a day it is asked for. */
  of: Pick<ChildDay, 'day'> & Partial<ChildDay>
  today: string
  onClose: () => void
}) {
  const { t, locale, timeZone } = useLanguage()
  // One id for every try of this correction, so that a double tap corrects once.
  const [markId] = useState(() => uuidv7())
  const fetcher = useFetcher<Partial<Refused>>({ key: `correction-${markId}` })
  useClosedWhenLedOn(onClose)
  const [state, setState] = useState<MarkState>(of.state && of.state !== 'open' ? of.state : 'present')
  const errorOf = (field: string) => fetcher.data?.submission?.error?.[field] ?? undefined
  const day = of.day ? formatDay(locale, of.day) : t('attendance.child.correct_another')
  return (
    <Dialog
      open
      onClose={onClose}
      title={of.day ? t('attendance.correct.title', { day }) : day}
      text={t('attendance.correct.text')}
      closeLabel={t('attendance.sheet.close')}
      actions={
        <Button type="submit" form="correction" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
          {t('attendance.correct.submit')}
        </Button>
      }
    >
      <fetcher.Form
        data-discover="true"
        id="correction"
        method="post"
        action={paths.correction(childId)}
        noValidate
        className="flex flex-col gap-5"
      >
        <Unsent answer={fetcher.data} />
        <input type="hidden" name="markId" value={markId} />
        <input type="hidden" name="state" value={state} />
        {of.markId ? <input type="hidden" name="seenMark" value={of.markId} /> : null}
        {of.day ? (
          <input type="hidden" name="day" value={of.day} />
        ) : (
          <TextField
            label={t('attendance.correct.day')}
            type="date"
            name="day"
            max={today}
            error={errorOf('day')}
            required
          />
        )}
        <Fieldset legend={t('attendance.correct.state')} error={of.day ? errorOf('day') : undefined}>
          <div className="flex flex-wrap gap-2">
            {markStates.map(each => (
              <Chip key={each} kind="toggle" selected={state === each} onToggle={() => setState(each)}>
                {t(`attendance.state.${each}`)}
              </Chip>
            ))}
          </div>
        </Fieldset>
        {state === 'present' || state === 'left' ? (
          <div className="grid grid-cols-2 gap-4">
            <TextField
              label={t('attendance.sheet.arrived')}
              type="time"
              name="arrived"
              defaultValue={fieldClock(timeZone, of.arrivedAt ?? null)}
              error={errorOf('arrived')}
            />
            {state === 'left' ? (
              <TextField
                label={t('attendance.sheet.left')}
                type="time"
                name="left"
                defaultValue={fieldClock(timeZone, of.leftAt ?? null)}
                error={errorOf('left')}
              />
            ) : null}
          </div>
        ) : null}
        {state === 'absent' ? (
          <Select
            label={t('attendance.sheet.reason')}
            name="reason"
            defaultValue={of.reason ?? ''}
            placeholder={t('attendance.sheet.no_reason')}
            options={absenceReasons.map(each => ({ value: each, label: t(`attendance.reason.${each}`) }))}
          />
        ) : null}
        <TextArea
          label={t('attendance.correct.why')}
          name="why"
          maxLength={longestWhy}
          error={errorOf('why')}
          required
        />
      </fetcher.Form>
    </Dialog>
  )
}

/** The month to which a correction leads back is mostly the one that is open already, so that nothing else would end the sheet. */
function useClosedWhenLedOn(onClose: () => void): void {
  const { key } = useLocation()
  const [openedAt] = useState(key)
  useEffect(() => {
    if (key !== openedAt) onClose()
  }, [key, openedAt, onClose])
}
