import { useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import type { AbsenceReason, MarkState } from '#db/attendance-words.ts'
import { fieldClock } from '../clock.ts'
import { paths } from '../paths.ts'
import type { Register, RegisterChild } from '../register-child.ts'
import { useShown } from './use-shown.ts'
import { laid, type WaitingMark, waitingMarks } from './waiting-marks.ts'

/** What is to be said of a child. Times on the school's wall, HH:MM; left out: as it stands, or this moment. */
export interface Change {
  childId: string
  state: MarkState
  arrived?: string | undefined
  left?: string | undefined
  reason?: AbsenceReason | undefined
}

/** One for all registers: of a child that is in two classes, too, marks go out in the order in which they were made. */
const topic = 'attendance'

/**
 * Marks children, with or without a network. A tap is kept on this device first, shows at once over what the page was loaded with,
 * and is sent as soon as that can be. Every mark has its id and carries the one that stood on this page, so that the server can
 * tell who knew of what.
 */
export function useMarking(register: Register, memberId: string) {
  const { items, add, retry, drop } = useWaiting(memberId, topic)
  const { timeZone } = useLanguage()
  const shownItems = useShown(items, register)
  const children = shownItems
    .flatMap(waitingMarks)
    .filter(({ day }) => day === register.day)
    .reduce<RegisterChild[]>((shown, mark) => shown.map(child => laid(mark, child)), register.children)
  // What takes a mark back, minutes later perhaps, has to know what stands by then.
  const latest = useRef(children)
  latest.current = children

  const mark = (changes: readonly Change[]) => {
    const fields: [string, string][] = []
    const clientAt = new Date().toISOString()
    for (const [index, change] of changes.entries()) {
      const seenMark = latest.current.find(({ id }) => id === change.childId)?.mark?.id
      const all = { ...change, markId: uuidv7(), day: register.day, clientAt, seenMark }
      for (const [name, value] of Object.entries(all)) if (value) fields.push([`marks[${index}].${name}`, value])
    }
    void add({ id: uuidv7(), topic, action: paths.marks(), fields })
  }

  /** What brings a child back to how it stands now. */
  const asItStands = ({ id, mark }: RegisterChild): Change => ({
    childId: id,
    state: mark?.state ?? 'open',
    arrived: fieldClock(timeZone, mark?.arrivedAt ?? null) || undefined,
    left: fieldClock(timeZone, mark?.leftAt ?? null) || undefined,
    reason: mark?.reason ?? undefined,
  })

  const marks: WaitingMark[] = items.flatMap(waitingMarks)
  return { children, mark, asItStands, marks, retry, drop }
}
