import { originOf } from '#tenants/config.server.ts'
import { identityWith } from '#tenants/identity/identities.server.ts'
import { hostOf } from './house.ts'
import type { Person } from './people.ts'

export type DemoSlug = 'sunrise' | 'qinghe'

/** Somebody of a demo school, as `npm start` prints them. */
export async function demoPerson(slug: DemoSlug, who: 'owner' | 'teacher' | 'parent'): Promise<Person> {
  return personWith(`${who}@${slug}.example`, hostOf(slug))
}

/** The vendor's operator, on the console. */
export const operator = (): Promise<Person> => personWith('operator@cubby.example', 'console.localhost')

async function personWith(email: string, hostname: string): Promise<Person> {
  const identityId = await identityWith(email)
  if (!identityId) throw new Error(`The demo has nobody with ${email}.`)
  return { identityId, hostname, origin: originOf(hostname), email }
}
