import { z } from 'zod'

/** Which item is in the address; there is nothing else to say. */
export const ReadingForm = z.object({})
