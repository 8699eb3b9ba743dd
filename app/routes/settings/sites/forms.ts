import { z } from 'zod'

const one = z
  .string()
  .max(100)
  .regex(/^[a-z_.]+:[0-9a-f]*$/, 'ui.field.check')
  .transform(text => {
    const [id = '', seen = ''] = text.split(':')
    return { id, seen }
  })

/** Parts to copy, each with what was shown of it: `look:0f3a…`. */
export const CopyForm = z.object({
  part: z.union([one.transform(each => [each]), z.array(one).min(1, 'sites.choose')], 'sites.choose'),
})
