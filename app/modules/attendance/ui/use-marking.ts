import { useFetchers, useSubmit } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { AbsenceReason, MarkState } from '#db/attendance-words.ts'
import { fieldClock } from '../clock.ts'
import { paths } from '../paths.ts'
import type { Register, RegisterChild, StandingMark } from '../register-child.ts'

/** What is to be said of a child. Times on the school's wall, HH:MM; left out: as it stands, or this moment. */
export interface Change {
  childId: string
  state: MarkState
  arrived?: string | undefined
  left?: string | undefined
  reason?: AbsenceReason | undefined
}

const keyPrefix = 'attendance-'

/**
 * Marks children. A tap shows at once; what is on its way stands over what the page was loaded with, and goes when the answer
 * has come. Every mark has its id and carries the one that stood on this page, so that the server can tell who knew of what.
 */
export function useMarking(register: Register) {
  const submit = useSubmit()
  const { timeZone } = useLanguage()
  const onTheWay = useFetchers()
    .filter(({ key, formData }) => key.startsWith(keyPrefix) && formData)
    .flatMap(({ formData }) => (formData ? marksIn(formData) : []))
  const children = register.children.map(child => onTheWay.reduce((shown, mark) => laid(mark, shown), child))

  const mark = (changes: readonly Change[]) => {
    const form = new FormData()
    const now = new Date().toISOString()
    for (const [index, change] of changes.entries()) {
      const standing = children.find(({ id }) => id === change.childId)?.mark
      const fields = { ...change, markId: uuidv7(), day: register.day, clientAt: now, seenMark: standing?.id }
      for (const [name, value] of Object.entries(fields)) if (value) form.set(`marks[${index}].${name}`, value)
    }
    form.set('sentAt', now)
    submit(form, { method: 'post', action: paths.marks(), navigate: false, fetcherKey: `${keyPrefix}${uuidv7()}` })
  }

  /** What brings a child back to how it stands now. */
  const asItStands = ({ id, mark }: RegisterChild): Change => ({
    childId: id,
    state: mark?.state ?? 'open',
    arrived: fieldClock(timeZone, mark?.arrivedAt ?? null) || undefined,
    left: fieldClock(timeZone, mark?.leftAt ?? null) || undefined,
    reason: mark?.reason ?? undefined,
  })

  return { children, mark, asItStands }
}

interface OnTheWay {
  childId: string
  mark: StandingMark
}

function marksIn(form: FormData): OnTheWay[] {
  const marks: OnTheWay[] = []
  for (let index = 0; form.has(`marks[${index}].markId`); index++) {
    const text = (name: string) => form.get(`marks[${index}].${name}`)?.toString()
    marks.push({
      childId: text('childId') ?? '',
      mark: {
        id: text('markId') ?? '',
        state: (text('state') ?? 'open') as MarkState,
        arrivedAt: null,
        leftAt: null,
        late: false,
        reason: (text('reason') ?? null) as AbsenceReason | null,
        markedAt: text('clientAt') ?? '',
        markedBy: '',
      },
    })
  }
  return marks
}

/** A mark that has not been answered yet, over what stands. */
function laid({ childId, mark }: OnTheWay, child: RegisterChild): RegisterChild {
  if (childId !== child.id) return child
  const { state, markedAt } = mark
  const came = child.mark?.arrivedAt ?? null
  return {
    ...child,
    contested: null,
    mark: {
      ...mark,
      arrivedAt: state === 'present' ? (came ?? markedAt) : state === 'left' ? came : null,
      leftAt: state === 'left' ? markedAt : null,
    },
  }
}
