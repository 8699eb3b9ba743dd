import { Resolver } from 'node:dns/promises'
import { environment } from '../config.server.ts'

/** The questions that are asked of public DNS; `Resolver` of node:dns answers them. */
export type Dns = Pick<Resolver, 'resolveTxt' | 'resolveCname' | 'resolve4' | 'resolve6' | 'resolveMx'>

/** Three tries of three seconds: an office worker waits for it. Asks the machine's own servers, or those of DNS_SERVERS. */
export function publicDns(): Dns {
  const resolver = new Resolver({ timeout: 3000, tries: 3 })
  const servers = environment()
    .DNS_SERVERS.split(',')
    .map(each => each.trim())
    .filter(Boolean)
  if (servers.length > 0) resolver.setServers(servers)
  return resolver
}

/** What DNS said: records, that there are none, or that nobody could tell (which says nothing about the records). */
export type Lookup<Records> = { ok: true; records: Records } | { ok: false; none: boolean; code: string }

/** Asks one question. A name without such records is `none`; a server that fails or is silent is not. @throws what is no answer of DNS */
export async function lookUp<Records>(question: Promise<Records>): Promise<Lookup<Records>> {
  try {
    return { ok: true, records: await question }
  } catch (error) {
    const code = codeOf(error)
    return { ok: false, none: code === 'ENOTFOUND' || code === 'ENODATA', code }
  }
}

/** Texts as people pasted them: the chunks of each record joined, without the quotes and spaces that some DNS panels keep. */
export const textsOf = (records: readonly (readonly string[])[]): string[] =>
  records.map(chunks =>
    chunks
      .join('')
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

/** What was found instead, as much of it as is shown. */
export const shown = (values: readonly string[]): string[] => values.slice(0, 5).map(value => value.slice(0, 100))

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
