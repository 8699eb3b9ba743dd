import { z } from 'zod'

/** What is to become of a record. `memberId`: the guardian for whom the office asks. */
export const recordForm = z.object({
  intent: z.enum(['make', 'anew', 'cancel']),
  memberId: z.uuid().optional(),
})
