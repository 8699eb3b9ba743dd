import type { Refusal, WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import type { AbsenceReason, MarkState } from '#db/attendance-words.ts'
import type { RegisterChild } from '../register-child.ts'

/** A mark that this device has kept and the school does not know yet, or will not take. */
export interface WaitingMark {
  /** Of the entry that it is part of: those that were made in one go are sent, refused and given up together. */
  itemId: string
  markId: string
  childId: string
  day: string
  state: MarkState
  reason: AbsenceReason | null
  /** ISO, by this device's clock. */
  madeAt: string
  refusal: Refusal | null
}

/** The marks of an entry, in the order in which they were made. */
export function waitingMarks(item: WaitingItem): WaitingMark[] {
  const fields = new Map(item.fields)
  const marks: WaitingMark[] = []
  for (let index = 0; fields.has(`marks[${index}].markId`); index++) {
    const text = (name: string) => fields.get(`marks[${index}].${name}`)
    marks.push({
      itemId: item.id,
      markId: text('markId') ?? '',
      childId: text('childId') ?? '',
      day: text('day') ?? '',
      state: (text('state') ?? 'open') as MarkState,
      reason: (text('reason') ?? null) as AbsenceReason | null,
      madeAt: text('clientAt') ?? '',
      refusal: item.refusal,
    })
  }
  return marks
}

/** A child as it stands once its mark is taken. */
export function laid({ childId, markId, state, reason, madeAt }: WaitingMark, child: RegisterChild): RegisterChild {
  if (childId !== child.id) return child
  const came = child.mark?.arrivedAt ?? null
  return {
    ...child,
    contested: null,
    mark: {
      id: markId,
      state,
      reason,
      late: false,
      markedAt: madeAt,
      markedBy: '',
      arrivedAt: state === 'present' ? (came ?? madeAt) : state === 'left' ? came : null,
      leftAt: state === 'left' ? madeAt : null,
    },
  }
}
