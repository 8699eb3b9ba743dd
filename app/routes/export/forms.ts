import { z } from 'zod'

/** What is to become of the export. */
export const ExportForm = z.object({ intent: z.enum(['make', 'anew', 'cancel']) })
