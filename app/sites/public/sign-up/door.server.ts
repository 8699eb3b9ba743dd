import type { PageRequest } from '#app/platform/load.server.ts'
import type { Door } from '#tenants/identity/sign-in.server.ts'
import type { Letterhead } from '#tenants/mail/branded.tsx'
import { vendorLetterhead } from '#tenants/mail/letterhead.server.ts'

/** Who stands at the public site's door, and on whose paper we write to them. */
export const doorOf = ({ request, context }: PageRequest): Door => ({
  request,
  hostname: context.hostname,
  clientIp: context.clientIp,
})
export const letterheadOf = ({ context, locale }: PageRequest): Letterhead => vendorLetterhead(locale, context.hostname)
