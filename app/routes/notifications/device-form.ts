import { z } from 'zod'
import { Subscription } from '#tenants/push/subscription.ts'

/** What a browser gives out when its owner agrees, under an id that the page made. */
export const DeviceForm = Subscription.extend({ id: z.uuid() })
/** Which device is in the address. */
export const EndingForm = z.object({})
