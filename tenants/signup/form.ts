import { z } from 'zod'
import { schoolKinds } from '../kinds.ts'

/** The languages that a school can begin with. */
export const schoolLocales = ['en', 'zh-Hans'] as const

/** What somebody tells us to sign their school up; checked already. */
export interface SignupForm {
  schoolName: string
  kind: (typeof schoolKinds)[number]
  country: string
  timeZone: string
  locale: (typeof schoolLocales)[number]
  slug: string
  ownerName: string
  email: string
  /** Null where an outside provider keeps passwords. */
  password: string | null
}

/** The same as it waits for its code: the password only as its hash. */
export const PendingForm = z.object({
  schoolName: z.string(),
  kind: z.enum(schoolKinds),
  country: z.string(),
  timeZone: z.string(),
  locale: z.enum(schoolLocales),
  slug: z.string(),
  ownerName: z.string(),
  email: z.string(),
  passwordHash: z.string().nullable(),
})
export type PendingForm = z.infer<typeof PendingForm>
