import { and, eq, lt, notLike, or, sql } from 'drizzle-orm'
import { Webhook, WebhookVerificationError } from 'svix'
import { z } from 'zod'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { webhookMessages } from '#db/schema/identity.ts'
import { environment } from '../config.server.ts'
import { Problem } from '../problem.ts'
import { forgetPerson, takeEmail, updateEmail } from './clerk-people.server.ts'
import { endClerkSession } from './session.server.ts'

const Person = z.object({
  id: z.string(),
  primary_email_address_id: z.string().nullish(),
  email_addresses: z
    .array(
      z.object({ id: z.string(), email_address: z.string(), verification: z.object({ status: z.string() }).nullish() }),
    )
    .default([]),
})
const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user.created'), data: Person }),
  z.object({ type: z.literal('user.updated'), data: Person }),
  z.object({ type: z.literal('user.deleted'), data: z.object({ id: z.string() }) }),
  z.object({
    type: z.enum(['session.ended', 'session.removed', 'session.revoked']),
    data: z.object({ id: z.string() }),
  }),
])

/**
 * Takes a webhook message of Clerk in. Signed by Svix and at most five minutes old; one that comes again does nothing, and
 * what each does may be done twice, so a process that dies in between loses nothing.
 * @param body exactly as it came: the signature is over its bytes
 * @throws Problem forbidden without a good signature, not_found when Clerk's webhooks are not configured
 */
export async function takeClerkMessage(body: string, headers: Headers): Promise<'done' | 'repeated' | 'ignored'> {
  const { CLERK_WEBHOOK_SECRET } = environment()
  if (!CLERK_WEBHOOK_SECRET) throw new Problem('not_found', 'CLERK_WEBHOOK_SECRET is not set')
  const id = headers.get('svix-id') ?? ''
  const content = verified(CLERK_WEBHOOK_SECRET, body, headers)
  if (await isKnown(id)) return 'repeated'
  const message = Message.safeParse(content)
  if (message.success) await follow(message.data)
  await remember(id)
  return message.success ? 'done' : 'ignored'
}

async function follow(message: z.infer<typeof Message>): Promise<void> {
  switch (message.type) {
    case 'user.created': {
      // Messages may overtake each other: who is gone already is not made again.
      if (await isKnown(gone(message.data.id))) return
      const email = provenEmail(message.data)
      if (email) await takeEmail(message.data.id, email)
      return
    }
    case 'user.updated': {
      const email = provenEmail(message.data)
      if (email) await updateEmail(message.data.id, email)
      return
    }
    case 'user.deleted':
      await remember(gone(message.data.id))
      return forgetPerson(message.data.id)
    default:
      return endClerkSession(message.data.id)
  }
}

const goneMark = 'gone:'
const gone = (clerkId: string) => `${goneMark}${clerkId}`

/** Svix keeps messages for ninety days and can send them again for as long, by hand or after an outage. */
const messageDays = 100
/** A late `user.created` must find its person gone, also when it was itself put off for as long as that. */
const goneDays = 400

/** Forgets messages so old that they cannot come again. */
export async function forgetOldMessages(q: Queries): Promise<void> {
  const olderThan = (days: number) => lt(webhookMessages.receivedAt, sql`now() - make_interval(days => ${days})`)
  const ordinary = notLike(webhookMessages.id, `${goneMark}%`)
  await q.delete(webhookMessages).where(or(and(olderThan(messageDays), ordinary), olderThan(goneDays)))
}

/** The primary address, if its owner has proven it to Clerk. */
function provenEmail(person: z.infer<typeof Person>): string | null {
  const primary = person.email_addresses.find(each => each.id === person.primary_email_address_id)
  return primary?.verification?.status === 'verified' ? primary.email_address : null
}

function verified(secret: string, body: string, headers: Headers): unknown {
  try {
    return new Webhook(secret).verify(body, {
      'svix-id': headers.get('svix-id') ?? '',
      'svix-timestamp': headers.get('svix-timestamp') ?? '',
      'svix-signature': headers.get('svix-signature') ?? '',
    })
  } catch (error) {
    if (error instanceof WebhookVerificationError) throw new Problem('forbidden', 'webhook signature')
    throw error
  }
}

async function isKnown(id: string): Promise<boolean> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q.select({ id: webhookMessages.id }).from(webhookMessages).where(eq(webhookMessages.id, id)),
  )
  return rows.length > 0
}

async function remember(id: string): Promise<void> {
  await runTransaction('identity', { readOnly: false }, q =>
    q.insert(webhookMessages).values({ id }).onConflictDoNothing(),
  )
}
