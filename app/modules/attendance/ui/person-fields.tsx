import { PhotoField } from '#app/platform/attachments/photo-field.tsx'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'

/** Who may fetch the child, how staff know them, and from when to when. */
export function PersonFields({
  personId,
  today,
  attaching,
  words,
}: {
  personId: string
  today: string
  attaching: Attaching
  words: Catalogue
}) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const optional = t('attendance.absence.optional')
  return (
    <>
      <input type="hidden" name="personId" value={personId} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('attendance.pickup.name')}
          name="name"
          defaultValue={kept('name', '')}
          error={errors.name}
          autoComplete="off"
          required
        />
        <TextField
          label={t('attendance.pickup.relation_field')}
          hint={t('attendance.pickup.relation_hint')}
          name="relation"
          defaultValue={kept('relation', '')}
          error={errors.relation}
          autoComplete="off"
          required
        />
      </div>
      <TextField
        label={t('attendance.pickup.phone')}
        note={optional}
        type="tel"
        name="phone"
        defaultValue={kept('phone', '')}
        error={errors.phone}
        autoComplete="off"
      />
      <PhotoField
        attaching={attaching}
        words={words}
        legend={t('attendance.pickup.photo')}
        hint={t('attendance.pickup.photo_hint')}
        choose={t('attendance.pickup.photo_choose')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('attendance.pickup.from')}
          type="date"
          name="fromDay"
          defaultValue={kept('fromDay', today)}
          error={errors.fromDay}
          required
        />
        <TextField
          label={t('attendance.pickup.to')}
          note={optional}
          hint={t('attendance.pickup.to_hint')}
          type="date"
          name="toDay"
          min={today}
          defaultValue={kept('toDay', '')}
          error={errors.toDay}
        />
      </div>
    </>
  )
}
