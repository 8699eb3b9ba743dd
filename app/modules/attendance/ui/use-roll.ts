import { v7 as uuidv7 } from 'uuid'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import { paths } from '../paths.ts'
import type { Roll, RollGroup, RollPerson } from '../roll.ts'
import { useShown } from './use-shown.ts'

const topic = 'attendance:roll'

/** A roll call as this device knows it: what the school has, and over it what was said here and waits to be sent. */
export function useRoll(roll: Roll, memberId: string) {
  const { items, add, retry, drop } = useWaiting(memberId, topic)
  const shown = useShown(items, roll)
  const groups = shown.reduce<readonly RollGroup[]>(laidOver, roll.groups)
  const ended = roll.call !== null && shown.some(({ action }) => action === paths.rollEnd(roll.call?.id ?? ''))
  const begun = !ended && (roll.call !== null || shown.some(({ action }) => action === paths.rollStart()))

  const send = (action: string, fields: Record<string, string>, id = uuidv7()) =>
    void add({ id, topic, action, fields: Object.entries(fields) })
  const start = () => {
    const rollCallId = uuidv7()
    send(paths.rollStart(), { rollCallId }, rollCallId)
  }
  const say = ({ person, id }: RollPerson, safe: 'yes' | 'no') =>
    send(paths.rollWords(), { person, personId: id, safe })
  const end = (rollCallId: string) => send(paths.rollEnd(rollCallId), {})
  const refused = items.filter(({ refusal }) => refusal !== null)
  const waits = items.filter(({ refusal }) => refusal === null).length
  return { groups, begun, waits, start, say, end, refused, retry, drop }
}

function laidOver(groups: readonly RollGroup[], { fields, keptAt }: WaitingItem): readonly RollGroup[] {
  const said = new Map(fields)
  const safe = said.get('safe') === 'yes' ? { by: '', at: new Date(keptAt).toISOString() } : null
  const of = (each: RollPerson) =>
    each.id === said.get('personId') ? { ...each, safe: safe && each.safe ? each.safe : safe } : each
  return said.has('personId') ? groups.map(group => ({ ...group, people: group.people.map(of) })) : groups
}
