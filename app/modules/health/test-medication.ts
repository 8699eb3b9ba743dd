import { v7 as uuidv7 } from 'uuid'
import type { OrderInput } from './medication-forms.ts'
import { answerOrder, signOrder } from './medication-orders.server.ts'
import { daysAfter, instantOf } from './school-clock.server.ts'
import type { Family, TestHealth } from './test-health.ts'

/** For tests: an order as its form gives it, of today and the next days, at noon. */
export const orderOf = (own: TestHealth, over: Partial<OrderInput> = {}): OrderInput => ({
  ...{ orderId: uuidv7(), medicine: 'Ibuprofen 2 %', dose: '5', unit: 'ml', how: 'By mouth', why: 'Fever' },
  ...{ plan: 'times', time1: '12:00', way: 'typed', mark: 'Greta Guardian', mediaIds: [] },
  ...{ fromDay: own.today, untilDay: daysAfter(own.today, 5), expiresOn: daysAfter(own.today, 60) },
  ...over,
})

/** For tests: an order that the family has signed and a teacher accepted. */
export async function theOrder(own: TestHealth, family: Family, over: Partial<OrderInput> = {}): Promise<string> {
  const input = orderOf(own, over)
  const refused = await signOrder(family.school, family.childId, input)
  if (refused) throw new Error(`The order was refused: ${refused}`)
  await answerOrder(own.teacher.school, input.orderId, { answer: 'accepted' })
  return input.orderId
}

/** For tests: the instant of a wall clock time of today at the school, in milliseconds. */
export const at = (own: TestHealth, clock: string): number => instantOf(own.inside, own.today, clock)
