import { Problem } from '../../problem.ts'
import { type Taken, takeStripeMessage } from './events.server.ts'

/** Longer than any healthy database takes. One that is away should not hold hundreds of messages: Stripe sends them again. */
const patienceMs = 900

/**
 * Takes a message in as `takeStripeMessage` does, or says soon that it could not.
 * @throws Problem unavailable when it is not done soon: it goes on, and done twice it is done once
 */
export async function answerStripe(body: string, signature: string | null): Promise<Taken> {
  const work = takeStripeMessage(body, signature)
  // Nobody is there for a failure that comes after the answer.
  work.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem('unavailable', 'a message waited too long')), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
