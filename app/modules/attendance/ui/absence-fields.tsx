import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { absenceReasons } from '#db/attendance-words.ts'
import { longestNote } from '../limits.ts'

export interface AbsenceFieldsProps {
  absenceId: string
  children: readonly { id: string; name: string }[]
  /** Id of the child, if it is plain who is meant. */
  chosen: string
  /** ISO date. */
  today: string
}

/** Who is away, when, and why. */
export function AbsenceFields({ absenceId, children, chosen, today }: AbsenceFieldsProps) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const [fromDay, setFromDay] = useState(kept('fromDay', today))
  const [toDay, setToDay] = useState(kept('toDay', today))
  const begin = (day: string) => {
    setFromDay(day)
    // One day is the rule: the last day goes along.
    if (toDay < day || toDay === fromDay) setToDay(day)
  }
  return (
    <>
      <input type="hidden" name="absenceId" value={absenceId} />
      {children.length > 1 ? (
        <Fieldset legend={t('attendance.absence.child')} error={errors.childId}>
          <div className="flex flex-wrap gap-2">
            {children.map(({ id, name }) => (
              <Chip
                key={id}
                kind="check"
                type="radio"
                name="childId"
                value={id}
                defaultChecked={kept('childId', chosen) === id}
              >
                {name}
              </Chip>
            ))}
          </div>
        </Fieldset>
      ) : (
        <input type="hidden" name="childId" value={chosen} />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('attendance.absence.from')}
          type="date"
          name="fromDay"
          min={today}
          value={fromDay}
          onChange={event => begin(event.currentTarget.value)}
          error={errors.fromDay}
          required
        />
        <TextField
          label={t('attendance.absence.to')}
          type="date"
          name="toDay"
          min={fromDay}
          value={toDay}
          onChange={event => setToDay(event.currentTarget.value)}
          error={errors.toDay}
          required
        />
      </div>
      <Fieldset legend={t('attendance.absence.reason')} error={errors.reason}>
        <div className="flex flex-wrap gap-2">
          {absenceReasons.map(reason => (
            <Chip
              key={reason}
              kind="check"
              type="radio"
              name="reason"
              value={reason}
              defaultChecked={kept('reason', '') === reason}
            >
              {t(`attendance.reason.${reason}`)}
            </Chip>
          ))}
        </div>
      </Fieldset>
      <TextArea
        label={t('attendance.absence.note')}
        note={t('attendance.absence.optional')}
        hint={t('attendance.absence.note_hint')}
        name="note"
        defaultValue={kept('note', '')}
        maxLength={longestNote}
        error={errors.note}
      />
    </>
  )
}
