import { z } from 'zod'

const id = z.uuid()
/** Milliseconds between tap and sending, by the clock of the device. */
const waited = z.coerce.number().int().min(0).default(0)

export const RollStartForm = z.object({ rollCallId: id, waited })
export const RollEndForm = z.object({ waited })

/** Who was seen, or not after all: a child or one of the staff. */
export const RollWordForm = z.object({
  person: z.enum(['child', 'member']),
  personId: id,
  safe: z.enum(['yes', 'no']),
  waited,
})
export type RollWord = z.output<typeof RollWordForm>
