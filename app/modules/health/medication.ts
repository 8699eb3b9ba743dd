import type { OrderAnswer } from '#db/health-words.ts'

/** In what a dose is counted. */
export const doseUnits = ['ml', 'mg', 'g', 'drop', 'tablet', 'puff', 'sachet', 'unit', 'application'] as const
export type DoseUnit = (typeof doseUnits)[number]

/** What an order says: the sealed part. */
export interface OrderWords {
  medicine: string
  /** How much at a time, as it was written: '2.5'. */
  dose: string
  unit: DoseUnit
  how: string
  why: string
  storage: string | null
  /** Wall clock times of the school, HH:MM, in their order; of an order as needed those that are usual. */
  times: string[]
  /** Null for one with fixed times. */
  asNeeded: { mostPerDay: number; leastHours: number } | null
}

export interface OrderSignature {
  way: 'drawn' | 'typed'
  /** Strokes, or the name. */
  mark: string
}

/** An order to give a medicine. Days and instants are ISO. */
export interface MedicationOrder extends OrderWords {
  id: string
  childId: string
  fromDay: string
  untilDay: string
  expiresOn: string
  signer: string
  signedAt: string
  hash: string
  signature: OrderSignature
  answer: { answer: OrderAnswer; by: string; at: string; reason: string | null } | null
  ended: { by: string; at: string } | null
}

export const orderStates = ['in_use', 'waiting', 'later', 'declined', 'over', 'ended'] as const
export type OrderState = (typeof orderStates)[number]

/** How an order stands on a day (ISO date): what was said of it goes before its days. */
export function orderStateOn(
  { answer, ended, fromDay, untilDay }: Pick<MedicationOrder, 'answer' | 'ended' | 'fromDay' | 'untilDay'>,
  day: string,
): OrderState {
  if (ended) return 'ended'
  if (answer?.answer === 'declined') return 'declined'
  if (day > untilDay) return 'over'
  if (!answer) return 'waiting'
  return day < fromDay ? 'later' : 'in_use'
}

/** Whether the package may no more be used on a day (ISO date); its last day still counts. */
export const isExpired = ({ expiresOn }: Pick<MedicationOrder, 'expiresOn'>, day: string): boolean => expiresOn < day
