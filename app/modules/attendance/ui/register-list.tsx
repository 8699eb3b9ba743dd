// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import type { ChildAlert } from '#app/platform/child-alerts.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { useToast } from '#app/ui/toast.tsx'
import type { MarkState } from '#db/attendance-words.ts'
import { paths } from '../paths.ts'
import type { Register, RegisterChild } from '../register-child.ts'
import { ChildSheet } from './child-sheet.tsx'
import { Clearance } from './clearance.tsx'
import { RefusedEntry, RefusedMarks } from './kept-marks.tsx'
import { RegisterRow } from './register-row.tsx'
import { RegisterSums } from './register-sums.tsx'
import { RoomRatio } from './room-ratio.tsx'
import { presenceIn } from './status-line.ts'
import { useMarking } from './use-marking.ts'
import { useRoom } from './use-room.ts'

/** Today's register, to be marked. */
export function RegisterList({
  register,
  alerts,
  afternoon,
  limit,
  memberId,
  memberName,
}: {
  register: Register
  /** What must be known of children, by their ids. */
  alerts: Readonly<Record<string, readonly ChildAlert[]>>
  afternoon: boolean
  /** Children per adult at most; null where the school counts none. */
  limit: number | null
  memberId: string
  memberName: string
}) {
  const t = useT()
  const toast = useToast()
  const { children, mark, asItStands, marks, retry, drop } = useMarking(register, memberId)
  const { adults, isIn, move, ...own } = useRoom(register, { memberId, name: memberName })
  const here = children.filter(child => presenceIn(child) === 'here').length
  const room = limit === null ? null : { children: here, adults: adults.length, limit }
  const kept = { onRetry: retry, onDrop: drop }
  const isHere = ({ childId, day }: { childId: string; day: string }) =>
    day === register.day && children.some(({ id }) => id === childId)
  const [mode, setMode] = useState<'arriving' | 'leaving'>(afternoon ? 'leaving' : 'arriving')
  const [opened, setOpened] = useState<string>()
  const [clearing, setClearing] = useState<string>()
  const waiting = children.filter(child => presenceIn(child) === 'waited_for')
  const ofId = (id: string | undefined) => children.find(child => child.id === id)
  const [open, sought] = [ofId(opened), ofId(clearing)]

  const say = (child: RegisterChild, state: MarkState) => {
    const before = asItStands(child)
    mark([{ childId: child.id, state }])
    // What replaces a word that stood can be taken back as a whole, times and reason included; a first tap by a second one.
    if (before.state === 'open' || before.state === state) return
    toast({
      message: t('attendance.register.changed', { name: child.name, state: t(`attendance.state.${state}`) }),
      action: { label: t('ui.action.undo'), onAction: () => mark([before]) },
    })
  }
  const everyone = () => {
    mark(waiting.map(({ id }) => ({ childId: id, state: 'present' })))
    toast({
      tone: 'ok',
      message: t('attendance.register.everyone_done', { count: waiting.length }),
      action: {
        label: t('ui.action.undo'),
        onAction: () => mark(waiting.map(({ id }) => ({ childId: id, state: 'open' }))),
      },
    })
  }
  return (
    <>
      <RegisterSums of={children} />
      <RoomRatio adults={adults} room={room} isIn={isIn} onMove={move} />
      <div className="mb-4 flex flex-col gap-2 empty:hidden">
        <RefusedMarks marks={marks.filter(each => !isHere(each))} dated {...kept} />
        {own.refused.map(({ id, refusal }) => (
          <RefusedEntry
            key={id}
            what={t('attendance.ratio.enter')}
            refusal={refusal}
            onRetry={() => own.retry(id)}
            onDrop={() => own.drop(id)}
          />
        ))}
      </div>
      <fieldset className="mb-4 flex flex-wrap gap-2">
        <legend className="sr-only">{t('attendance.register.mode')}</legend>
        {(['arriving', 'leaving'] as const).map(each => (
          <Chip key={each} kind="toggle" selected={mode === each} onToggle={() => setMode(each)}>
            {t(`attendance.register.${each}`)}
          </Chip>
        ))}
      </fieldset>
      <ul
        role="list"
        aria-label={t('attendance.register.list', { class: register.name })}
        className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
      >
        {children.map(child => (
          <RegisterRow
            key={child.id}
            child={child}
            alerts={alerts[child.id] ?? []}
            day={register.day}
            mode={mode}
            kept={{ marks: marks.filter(each => isHere(each) && each.childId === child.id), ...kept }}
            onMark={state => say(child, state)}
            onMore={() => setOpened(child.id)}
            onClear={() => setClearing(child.id)}
          />
        ))}
      </ul>
      {mode === 'arriving' && waiting.length > 1 ? (
        <div className="mt-5">
          <Button variant="soft" icon={Check} onClick={everyone} block>
            {t('attendance.register.everyone')}
          </Button>
        </div>
      ) : null}
      {open ? (
        <ChildSheet
          child={open}
          alerts={alerts[open.id] ?? []}
          onClose={() => setOpened(undefined)}
          onSave={change => mark([change])}
        />
      ) : null}
      <KnownActs paths={children.flatMap(({ alertId }) => (alertId ? [paths.clearance(alertId)] : [])).slice(0, 1)} />
      {sought?.alertId ? (
        <Clearance alertId={sought.alertId} name={sought.name} onClose={() => setClearing(undefined)} />
      ) : null}
    </>
  )
}
