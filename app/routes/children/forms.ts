import { z } from 'zod'

export const PortraitForm = z.object({ photoId: z.uuid('children.portrait.choose_first') })
export const EmptyForm = z.object({})
