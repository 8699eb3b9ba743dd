import { z } from 'zod'
import { longestPost, longestSubject } from '#tenants/help/limits.ts'

const body = z
  .string('help.ask.body_missing')
  .trim()
  .min(3, 'help.ask.body_missing')
  .max(longestPost, 'ui.field.too_long')
/** An input that nothing was chosen in sends an empty file. */
const picture = z
  .instanceof(File)
  .optional()
  .transform(file => (file && file.size > 0 ? file : undefined))

export const RequestForm = z.object({
  requestId: z.uuid(),
  subject: z.string('ui.field.required').trim().min(3, 'ui.field.required').max(longestSubject, 'ui.field.too_long'),
  body,
  picture,
})
export const PostForm = z.object({ postId: z.uuid(), body, picture })
export const EmptyForm = z.object({})
