import { z } from 'zod'

/** Bytes as browsers write them: base64url, with or without padding. @param length in bytes */
const bytes = (length: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .refine(text => Math.floor((text.replace(/=+$/, '').length * 3) / 4) === length)

/** A host by name: push services have one, and an address of digits would pass the resolver by. */
const hostName = /^(?=.*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** Where a push service takes messages for one browser: by HTTPS at its usual port, at a host with a name. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, port, username, password, hostname } = new URL(text)
  return protocol === 'https:' && port === '' && !username && !password && hostName.test(hostname)
}

/** What a browser gives out when its owner agrees (Push API §7): address, public key and secret of the messages for it. */
export const Subscription = z.object({
  endpoint: z.string().max(2_000).refine(isEndpoint),
  p256dh: bytes(65),
  auth: bytes(16),
})
export type Subscription = z.infer<typeof Subscription>
