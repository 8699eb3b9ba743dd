import clsx from 'clsx'
import Delete from 'lucide-react/icons/delete'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Field } from '#app/ui/field.tsx'
import { describeField, useFieldIds } from '#app/ui/field-ids.ts'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Digits as they are typed: three of them are a temperature. '368' → '36.8' */
export const spoken = (digits: string): string => (digits.length > 2 ? `${digits.slice(0, 2)}.${digits[2]}` : digits)

/**
 * A temperature in three taps, without the point: for wet hands and a thermometer in the other one. A keyboard types into it as well.
 * @param digits at most three
 * @param high from where the school is alerted
 */
export function TemperaturePad({
  digits,
  high,
  error,
  onChange,
}: {
  digits: string
  high: boolean
  error: string | undefined
  onChange: (digits: string) => void
}) {
  const t = useT()
  const ids = useFieldIds(undefined)
  const put = (digit: string) => onChange(digits.length < 3 ? digits + digit : digit)
  return (
    <Field ids={ids} label={t('attendance.check.temperature')} note={t('attendance.absence.optional')} error={error}>
      <div className="flex flex-col gap-2">
        <div className="relative">
          <input
            {...describeField(ids, { hint: undefined, error })}
            id={ids.id}
            type="text"
            // The keys below are the keyboard; the phone's own would cover the sheet.
            inputMode="none"
            autoComplete="off"
            value={spoken(digits)}
            onChange={event => onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, 3))}
            className={clsx(
              'ui-input h-16 text-center font-extrabold font-heading text-3xl tabular-nums',
              high && 'border-danger bg-danger-soft text-on-danger-soft',
            )}
          />
          <span aria-hidden="true" className="-translate-y-1/2 absolute end-5 top-1/2 text-ink-soft text-xl">
            °C
          </span>
        </div>
        <div className="grid grid-cols-3 gap-2">
          {keys.map(key => (
            <Key key={key} onTap={() => put(key)}>
              {key}
            </Key>
          ))}
          <Key onTap={() => onChange('')} label={t('attendance.check.clear')}>
            <span className="text-base">{t('attendance.check.none')}</span>
          </Key>
          <Key onTap={() => put('0')}>0</Key>
          <Key onTap={() => onChange(digits.slice(0, -1))} label={t('attendance.check.back')}>
            <Delete size={26} aria-hidden />
          </Key>
        </div>
      </div>
    </Field>
  )
}

function Key({ label, onTap, children }: { label?: string; onTap: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onTap}
      className="pressable inline-flex h-14 items-center justify-center rounded-control border-[1.5px] border-line bg-surface font-bold text-2xl tabular-nums shadow-control hover:border-line-strong"
    >
      {children}
    </button>
  )
}
