import { environment } from '../config.server.ts'
import type { School } from '../school.server.ts'
import { storedDomains } from './domain-row.server.ts'
import { mainOf } from './state.ts'

/** Where the school is reached: its main domain while one is in use, or the address below ours. For what is sent rather than asked for. */
export async function mainHostname(school: School): Promise<string> {
  const main = mainOf(await storedDomains(school))
  return main?.hostname ?? `${school.facts.slug}.${environment().ROOT_DOMAIN}`
}
