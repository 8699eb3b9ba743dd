import History from 'lucide-react/icons/history'
import Undo2 from 'lucide-react/icons/undo-2'
import { type FormEvent, useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { checkSigns } from '#db/attendance-words.ts'
import type { CheckChild } from '../check-child.ts'
import { type CheckFinding, nothingFound, type Thresholds } from '../check-policy.ts'
import { coldest, hottest, longestNote } from '../limits.ts'
import { paths } from '../paths.ts'
import { checkParts } from './check-line.ts'
import { spoken, TemperaturePad } from './temperature-pad.tsx'

/** Says what was seen of a child: its temperature, signs, and a word of one's own. */
export function CheckSheet({
  child,
  thresholds,
  onClose,
  onSave,
}: {
  child: CheckChild
  thresholds: Thresholds
  onClose: () => void
  onSave: (finding: CheckFinding | null) => void
}) {
  const { t, locale } = useLanguage()
  const [finding, setFinding] = useState(child.check?.finding ?? nothingFound)
  const [digits, setDigits] = useState(finding.temperature?.toFixed(1).replace('.', '') ?? '')
  const [error, setError] = useState<string>()
  const degrees = digits === '' ? null : Number(spoken(digits))
  const range = {
    from: new Intl.NumberFormat(locale).format(coldest),
    to: new Intl.NumberFormat(locale).format(hottest),
  }
  const type = (typed: string) => {
    setDigits(typed)
    setError(undefined)
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const note = new FormData(event.currentTarget).get('note')?.toString().trim() || null
    if (degrees !== null && (digits.length < 3 || degrees < coldest || degrees > hottest))
      return setError(t('attendance.check.form.range', range))
    onSave({ ...finding, note, temperature: degrees })
    onClose()
  }
  const takeBack = () => {
    onSave(null)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attendance.check.sheet', { name: child.name })}
      closeLabel={t('attendance.sheet.close')}
      actions={
        <Button type="submit" form="check-sheet" size="lg">
          {t('ui.action.save')}
        </Button>
      }
    >
      <form id="check-sheet" onSubmit={save} noValidate className="flex flex-col gap-5">
        <TemperaturePad
          digits={digits}
          high={digits.length === 3 && degrees !== null && degrees >= thresholds.alertFrom}
          error={error}
          onChange={type}
        />
        {checkParts.map(part => (
          <Fieldset key={part} legend={t(`attendance.check.part.${part}`)}>
            <div className="flex flex-wrap gap-2">
              {checkSigns[part].map(sign => (
                <Chip
                  key={sign}
                  kind="toggle"
                  selected={finding[part] === sign}
                  onToggle={() => setFinding({ ...finding, [part]: sign })}
                >
                  {t(`attendance.check.sign.${sign}`)}
                </Chip>
              ))}
            </div>
          </Fieldset>
        ))}
        <TextArea
          label={t('attendance.check.note')}
          note={t('attendance.absence.optional')}
          hint={t('attendance.check.note_hint')}
          name="note"
          defaultValue={finding.note ?? ''}
          maxLength={longestNote}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="ghost" icon={History} href={paths.childChecks(child.id)}>
            {t('attendance.check.history')}
          </Button>
          {child.check && child.check.level !== 'open' ? (
            <Button size="sm" variant="ghost" icon={Undo2} onClick={takeBack}>
              {t('attendance.check.take_back')}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  )
}
