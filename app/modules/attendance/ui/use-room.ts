import { v7 as uuidv7 } from 'uuid'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import { paths } from '../paths.ts'
import type { Register } from '../register-child.ts'
import type { Adult } from '../room.server.ts'
import { useShown } from './use-shown.ts'

const topic = 'attendance:room'

/** Who is in the room, with what this device has said and the school does not know yet. */
export function useRoom(register: Register, reader: { memberId: string; name: string }) {
  const { items, add, retry, drop } = useWaiting(reader.memberId, topic)
  const shown = useShown(items, register)
  const action = paths.room(register.id)
  const isIn = shown.reduce(
    (here, item) =>
      item.fields.some(([, value]) => value === 'in') ? item.action === action : here && item.action !== action,
    register.adults.some(({ memberId }) => memberId === reader.memberId),
  )
  const others = register.adults.filter(({ memberId }) => memberId !== reader.memberId)
  const own = register.adults.find(({ memberId }) => memberId === reader.memberId) ?? { ...reader, since: '' }
  const adults: Adult[] = isIn ? [...others, own] : others
  const move = (here: 'in' | 'out') => {
    const stayId = uuidv7()
    void add({ id: stayId, topic, action, fields: Object.entries({ stayId, here }) })
  }
  const refused = items.filter(({ refusal }) => refusal !== null)
  return { adults, isIn, move, refused, retry, drop }
}
