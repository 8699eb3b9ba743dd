import Check from 'lucide-react/icons/check'
import Delete from 'lucide-react/icons/delete'
import { type FormEvent, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { paths } from '../paths.ts'

const most = 6
const key =
  'pressable grid min-h-18 place-items-center rounded-card border border-line bg-surface font-bold text-2xl tabular-nums shadow-control disabled:opacity-40'

/**
 * Digits for wet hands and gloves. The field takes a keyboard too, and is all that screen readers need.
 * @param least how many digits it takes at least
 */
export function KioskKeypad({
  label,
  least,
  hidden,
  busy,
  onDone,
}: {
  label: string
  least: number
  hidden: boolean
  busy: boolean
  onDone: (digits: string) => void
}) {
  const t = useT()
  const [digits, setDigits] = useState('')
  const type = (text: string) => setDigits(text.replace(/\D/g, '').slice(0, most))
  const ready = digits.length >= least && !busy
  const done = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    onDone(digits)
    setDigits('')
  }
  return (
    <form method="post" action={paths.identification()} onSubmit={done} className="grid grid-cols-3 gap-3">
      <label className="col-span-3 flex flex-col gap-2 text-center text-ink-soft text-lg">
        {label}
        <input
          type={hidden ? 'password' : 'text'}
          inputMode="none"
          autoComplete="off"
          value={digits}
          onChange={event => type(event.currentTarget.value)}
          className="min-h-16 w-full rounded-control border-[1.5px] border-line-strong bg-surface text-center text-3xl text-ink tabular-nums tracking-[0.4em]"
        />
      </label>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(each => (
        <button key={each} type="button" className={key} onClick={() => type(digits + each)}>
          {each}
        </button>
      ))}
      <button
        type="button"
        className={key}
        aria-label={t('attendance.kiosk.keypad.back')}
        onClick={() => setDigits(digits.slice(0, -1))}
      >
        <Delete size={28} />
      </button>
      <button type="button" className={key} onClick={() => type(`${digits}0`)}>
        0
      </button>
      <button
        type="submit"
        disabled={!ready}
        aria-label={t('attendance.kiosk.keypad.done')}
        className="pressable grid min-h-18 place-items-center rounded-card border border-transparent bg-brand text-on-brand shadow-control disabled:opacity-40"
      >
        <Check size={32} />
      </button>
    </form>
  )
}
