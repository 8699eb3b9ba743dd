import { limitsOf } from '#tenants/entitlements.server.ts'
import { parseHost } from '#tenants/host.ts'
import { resolveSite } from '#tenants/resolve.server.ts'
import { answerQuestions } from '../part.ts'

/** Hosts to be resolved one after the other, so many times over. */
export interface Asked {
  hosts: string[]
  rounds: number
}
/** Microseconds of each look, the middle of them round by round. */
export type Looked = number[]

/** A process that knows no school yet, and is asked as its pages ask. */
export const run = (): Promise<void> =>
  answerQuestions<Asked, Looked>(async ({ hosts, rounds }) => {
    const looked: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now()
      for (const host of hosts) await entitlementsAt(host)
      looked.push(((performance.now() - from) * 1_000) / hosts.length)
    }
    return looked
  })

/** From what a request's Host header says to whether a module is on and how many children there may be. */
async function entitlementsAt(host: string): Promise<void> {
  const parsed = parseHost(host)
  const site = parsed.ok ? await resolveSite(parsed.hostname) : null
  if (site?.site !== 'school') throw new Error(`${host} is no school's.`)
  const { modules, facts } = site.school
  if (!Array.isArray(modules) || limitsOf(facts).children === 0) throw new Error(`${host} may nothing.`)
}
