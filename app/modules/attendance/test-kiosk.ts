import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { TestVisitor } from '#app/platform/test-context.ts'
import { kioskActor } from '#tenants/kiosk.server.ts'
import { School } from '#tenants/school.server.ts'
import { startKiosk } from './kiosk.server.ts'
import { type Identified, identify } from './kiosk-adult.server.ts'
import type { KioskMarkInput } from './kiosk-forms.ts'
import { type KioskAnswer, markAtKiosk } from './kiosk-marks.server.ts'
import type { Settings } from './settings.ts'
import { defaults, type Person, type TestRegister } from './test-register.ts'

export const exitPin = '975310'

/** For tests: a device at a school's door, as the domain and as a browser know it. */
export class TestKiosk {
  private constructor(
    readonly id: string,
    readonly school: School,
    readonly device: TestVisitor,
  ) {}

  /** @param classIds the Bees unless told otherwise */
  static async start(
    own: TestRegister,
    by: Person = own.teacher,
    classIds: string[] = [own.bees],
    name = 'Front door',
  ): Promise<TestKiosk> {
    const kioskId = randomUUID()
    const token = await startKiosk(by.school, { kioskId, name, classIds, pin: exitPin })
    const actor = await kioskActor(own.place.row, token)
    if (!actor) throw new Error('The kiosk was not started.')
    const device = new TestVisitor(own.place.hostname, null, undefined, token)
    return new TestKiosk(kioskId, new School(own.place.row, actor), device)
  }

  byPin(childId: string, pin: string): Promise<Identified> {
    return identify(this.school, { attemptId: randomUUID(), childId, pin })
  }
  byCode(code: string, attemptId: string = randomUUID()): Promise<Identified> {
    return identify(this.school, { attemptId, code })
  }

  /** The proof of somebody whom the kiosk has just recognised. */
  async proofOf(identified: Promise<Identified>): Promise<string> {
    const found = await identified
    if (found.kind !== 'adult') throw new Error(`The kiosk said ${found.kind}.`)
    return found.proof
  }

  mark(childId: string, over: Partial<KioskMarkInput>, settings: Partial<Settings> = {}): Promise<KioskAnswer> {
    const form = { markId: uuidv7(), childId, state: 'present' as const, ...over }
    return markAtKiosk(this.school, { ...defaults, ...settings }, form)
  }
}
