import { randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { School } from '#tenants/school.server.ts'
import { startKiosk } from './kiosk.server.ts'
import { makeCard } from './kiosk-code.server.ts'
import { setPin } from './kiosk-pin.server.ts'
import { makeCode } from './pickup-code.server.ts'
import { addPerson } from './pickup-person.server.ts'

/** A family as it stands at the door. */
export interface DoorSeed {
  guardian: School
  childId: string
  pin: string
  /** Somebody who fetches the child, if there is one. */
  person?: { name: string; relation: string }
}

/**
 * What makes a door and its kiosk look used: PINs, persons, a code for today of the first family and a card of theirs, and a kiosk.
 * @param teacher staff of the class
 */
export async function seedDoor(
  teacher: School,
  classId: string,
  kioskName: string,
  families: readonly DoorSeed[],
): Promise<void> {
  for (const { guardian, childId, pin, person } of families) {
    await setPin(guardian, pin)
    if (person) await addPerson(guardian, childId, { ...person, personId: uuidv7(), fromDay: guardian.today() })
  }
  const [first] = families
  if (first) {
    const personName = first.person?.name ?? first.guardian.actor.name
    await makeCode(first.guardian, first.childId, { codeId: uuidv7(), personName, day: first.guardian.today() })
    await makeCard(first.guardian, uuidv7())
  }
  // Nobody has its token: it stands in the list until it is ended there.
  const pin = String(randomInt(100_000, 1_000_000))
  await startKiosk(teacher, { kioskId: uuidv7(), name: kioskName, classIds: [classId], pin })
}
