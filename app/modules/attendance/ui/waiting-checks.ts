import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import type { CheckRound, CheckStep } from '#db/attendance-words.ts'
import type { CheckChild, CheckList } from '../check-child.ts'
import { type CheckFinding, levelOf, nothingFound } from '../check-policy.ts'

/** What is to be said of a child; null takes back what was said. */
export interface CheckChange {
  childId: string
  finding: CheckFinding | null
}

/** The fields of a check, as its route takes them. Nothing is said of what was not seen. */
export function checkFields(
  index: number,
  { childId, finding }: CheckChange,
  rest: { checkId: string; day: string; round: CheckRound; seenCheck: string | undefined },
): [string, string][] {
  const said = finding ? { ...finding, temperature: finding.temperature?.toFixed(1) } : {}
  const all: object = { ...rest, childId, state: finding ? 'seen' : 'open', ...said }
  return Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value ? [[`checks[${index}].${name}`, String(value)]] : [],
  )
}

/** A class as a round of it stands once an entry is taken: its checks in that round, or the step that it is. */
export function laidOver(
  { fields, keptAt, action }: WaitingItem,
  children: readonly CheckChild[],
  { round, thresholds }: Pick<CheckList, 'round' | 'thresholds'>,
): CheckChild[] {
  const texts = new Map(fields)
  const at = new Date(keptAt).toISOString()
  return children.map(child => {
    if (action.includes(child.id) && texts.has('step'))
      return { ...child, steps: [...child.steps, stepFrom(texts, at)] }
    for (let index = 0; texts.has(`checks[${index}].checkId`); index++) {
      const text = (name: string) => texts.get(`checks[${index}].${name}`)
      // A page of before there were rounds said none.
      if (text('childId') !== child.id || (text('round') ?? round) !== round) continue
      const finding = text('state') === 'open' ? null : findingFrom(text)
      const level = finding ? levelOf(finding, thresholds) : 'open'
      return { ...child, check: { id: text('checkId') ?? '', level, finding, hidden: false, at, by: '' } }
    }
    return child
  })
}

const stepFrom = (texts: ReadonlyMap<string, string>, at: string) => ({
  id: texts.get('stepId') ?? '',
  step: texts.get('step') as CheckStep,
  at,
  by: '',
})

function findingFrom(text: (name: string) => string | undefined): CheckFinding {
  const { temperature, note, ...signs } = nothingFound
  const said = Object.entries(signs).map(([part, fine]) => [part, text(part) ?? fine])
  return {
    ...(Object.fromEntries(said) as typeof signs),
    temperature: text('temperature') ? Number(text('temperature')) : temperature,
    note: text('note') ?? note,
  }
}

/** Whose child an entry is about; for what waits or was refused. */
export const isAbout = ({ fields, action }: WaitingItem, childId: string): boolean =>
  action.includes(childId) || fields.some(([name, value]) => name.endsWith('.childId') && value === childId)
