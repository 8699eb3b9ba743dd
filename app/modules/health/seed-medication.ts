import { v7 as uuidv7 } from 'uuid'
import { setStaffPin } from '#tenants/people/staff-pin.server.ts'
import type { School } from '#tenants/school.server.ts'
import { confirmDose, logDose } from './doses.server.ts'
import type { OrderInput } from './medication-forms.ts'
import { answerOrder, signOrder } from './medication-orders.server.ts'
import { daysAfter, instantOf } from './school-clock.server.ts'

/** Who is in it: a guardian, the teacher who gives, and a colleague with a PIN who confirms. */
export interface MedicationSeed {
  guardian: School
  childId: string
  teacher: School
  colleague: School
  pin: string
  words: Pick<OrderInput, 'medicine' | 'how' | 'why' | 'storage' | 'mark'>
}

const daysGiven = [-3, -2, -1]
const noon = '12:00'

/** An order of four days ago with a dose at noon of each day since; the colleague confirmed each within a minute. */
export async function seedMedication({
  guardian,
  childId,
  teacher,
  colleague,
  pin,
  words,
}: MedicationSeed): Promise<void> {
  const orderId = uuidv7()
  const today = teacher.today()
  const begin = instantOf(teacher, daysAfter(today, -4), '08:00')
  await signOrder(
    guardian,
    childId,
    {
      ...{ ...words, orderId, dose: '5', unit: 'ml', plan: 'times', time1: noon, way: 'typed', mediaIds: [] },
      ...{ fromDay: daysAfter(today, -4), untilDay: daysAfter(today, 10), expiresOn: daysAfter(today, 12) },
    },
    begin,
  )
  await answerOrder(teacher, orderId, { answer: 'accepted' }, begin + 30 * 60_000)
  const { memberId: witnessId } = colleague.actor
  if (!witnessId) throw new Error('The colleague is nobody.')
  await setStaffPin(colleague, pin)
  for (const days of daysGiven) {
    const doseId = uuidv7()
    const now = instantOf(teacher, daysAfter(today, days), noon) + 4 * 60_000
    await logDose(teacher, orderId, { doseId, kind: 'given', time: noon }, now)
    await confirmDose(teacher, doseId, { witnessId, pin }, now + 40_000)
  }
}
