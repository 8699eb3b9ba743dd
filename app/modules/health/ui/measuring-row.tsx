import Check from 'lucide-react/icons/check'
import CloudUpload from 'lucide-react/icons/cloud-upload'
import { type FormEvent, useState } from 'react'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type Measure, measures, oddityOf, wrongOf } from '../measurement.ts'
import type { MeasuredChild } from '../measurements.server.ts'
import { unitOf } from './units.ts'

/** What was typed of a child; empty where nothing was. */
export type Entry = Partial<Record<Measure, string>> & { lying?: string | undefined }

/** A child on a measuring day: what it measured before, fields for now, saved by itself. */
export function MeasuringRow({
  child,
  day,
  waiting,
  onSave,
  onRetry,
  onDrop,
}: {
  child: MeasuredChild & { lying: boolean }
  day: string
  /** What this device has of it and the school has not. */
  waiting: readonly WaitingItem[]
  onSave: (entry: Entry) => void
  onRetry: (itemId: string) => void
  onDrop: (itemId: string) => void
}) {
  const { t, locale } = useLanguage()
  const { name, before, today } = child
  const [typed, setTyped] = useState<Partial<Record<Measure, string>>>(() => shownOf(today))
  const [errors, setErrors] = useState<Partial<Record<Measure, string>>>({})
  const refused = waiting.find(({ state }) => state === 'refused')
  const sending = waiting.some(({ state }) => state !== 'refused')
  const days = before ? (Date.parse(day) - Date.parse(before.day)) / 86_400_000 : 0

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wrong = measures.flatMap(measure => {
      const value = numberOf(typed[measure])
      const what = value === null ? null : wrongOf(measure, value)
      return what ? [[measure, t(`health.measure.wrong.${what}`)] as const] : []
    })
    const empty = measures.every(measure => numberOf(typed[measure]) === null)
    setErrors(empty ? { height: t('health.measure.nothing') } : Object.fromEntries(wrong))
    if (!empty && wrong.length === 0) onSave({ ...typed, lying: form.get('lying')?.toString() })
  }
  const field = (measure: Measure) => {
    const value = numberOf(typed[measure])
    const past = before?.values[measure] ?? null
    const odd = value === null || wrongOf(measure, value) ? null : oddityOf(measure, past, value, days)
    return (
      <div key={measure}>
        <TextField
          label={t(`health.measure.${measure}`)}
          note={past === null ? undefined : t('health.measuring.before', { value: past })}
          name={measure}
          inputMode="decimal"
          suffix={unitOf[measure]}
          value={typed[measure] ?? ''}
          onChange={event => setTyped({ ...typed, [measure]: event.target.value })}
          error={errors[measure]}
          autoComplete="off"
        />
        {odd ? (
          <p role="status" className="mt-1.5 font-semibold text-sm">
            {t(`health.measure.odd.${odd}`)}
          </p>
        ) : null}
      </div>
    )
  }
  return (
    <Card as="li">
      <form onSubmit={save} noValidate aria-label={name} className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <ChildAvatar id={child.id} name={name} photoId={child.photoId} />
          <h2 className="grow text-lg">{name}</h2>
          {sending ? (
            <Badge tone="info" icon={CloudUpload}>
              {t('health.measuring.waits')}
            </Badge>
          ) : today ? (
            <Badge tone="ok" icon={Check}>
              {t('ui.state.saved')}
            </Badge>
          ) : null}
        </div>
        {before ? (
          <p className="text-ink-soft text-sm">
            {t('health.measuring.last', { day: formatDay(locale, before.day, 'short') })}
          </p>
        ) : null}
        <div className="grid grid-cols-2 gap-4">{(['height', 'weight'] as const).map(field)}</div>
        <details>
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold text-link text-sm">
            {t('health.measuring.more')}
          </summary>
          <div className="mt-2 grid grid-cols-2 gap-4">
            {(['head', 'visionLeft', 'visionRight'] as const).map(field)}
          </div>
          <div className="mt-4">
            <Checkbox
              label={t('health.measure.lying')}
              hint={t('health.measure.lying_hint')}
              name="lying"
              defaultChecked={today?.values.lying ?? child.lying}
            />
          </div>
        </details>
        {refused ? (
          <div role="alert" className="rounded-control bg-warn-soft px-3 py-2.5 text-on-warn-soft text-sm">
            <p>
              {Object.values(refused.refusal?.errors ?? {})
                .flat()
                .join(' ') || t('health.measuring.refused')}
            </p>
            <div className="mt-2 flex gap-2">
              <Button size="sm" variant="secondary" onClick={() => onRetry(refused.id)}>
                {t('ui.action.retry')}
              </Button>
              <Button size="sm" variant="ghost" onClick={() => onDrop(refused.id)}>
                {t('ui.action.delete')}
              </Button>
            </div>
          </div>
        ) : null}
        <Button type="submit" variant={today ? 'secondary' : 'primary'} block>
          {t(today ? 'health.measuring.correct' : 'health.measuring.save', { name })}
        </Button>
      </form>
    </Card>
  )
}

/** As a phone's keyboard gives it: a comma is a point. Null for nothing. */
function numberOf(text: string | undefined): number | null {
  const typed = text?.trim().replace(',', '.')
  return typed ? Number(typed) : null
}

const shownOf = (measurement: MeasuredChild['today']): Partial<Record<Measure, string>> =>
  Object.fromEntries(
    measures.flatMap(measure => {
      const value = measurement?.values[measure] ?? null
      return value === null ? [] : [[measure, String(value)]]
    }),
  )
