import { useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import type { CheckStep } from '#db/attendance-words.ts'
import type { CheckChild, CheckList } from '../check-child.ts'
import { paths } from '../paths.ts'
import { useShown } from './use-shown.ts'
import { type CheckChange, checkFields, laidOver } from './waiting-checks.ts'

const topic = 'attendance:check'

/**
 * Notes what was seen of children, with or without a network: kept on this device first, shown at once, sent as soon as that can
 * be. Each check carries the one that stood on this page, so that the server can tell who knew of what.
 */
export function useChecking(list: CheckList, memberId: string) {
  const { items, add, retry, drop } = useWaiting(memberId, topic)
  const children = useShown(items, list).reduce<readonly CheckChild[]>(
    (shown, item) => laidOver(item, shown, list),
    list.children,
  )
  const latest = useRef(children)
  latest.current = children

  const check = (changes: readonly CheckChange[]) => {
    const fields = changes.flatMap((change, index) => {
      const seenCheck = latest.current.find(({ id }) => id === change.childId)?.check?.id
      return checkFields(index, change, { checkId: uuidv7(), day: list.day, round: list.round, seenCheck })
    })
    void add({ id: uuidv7(), topic, action: paths.checks(), fields })
  }
  const step = (childId: string, step: CheckStep) => {
    const stepId = uuidv7()
    const fields = Object.entries({ stepId, day: list.day, step })
    void add({ id: stepId, topic, action: paths.steps(childId), fields })
  }
  return { children, check, step, items, retry, drop }
}
