import { isIP } from 'node:net'
import { environment } from '../config.server.ts'
import { type Dns, type Lookup, lookUp, publicDns, shown } from './dns.server.ts'
import { isApex } from './name.server.ts'

/** Where a domain leads, by public DNS. `found` is where it leads instead. */
export type Route =
  | { outcome: 'ours' }
  | { outcome: 'no-record' }
  | { outcome: 'elsewhere'; found: string[] }
  | { outcome: 'lookup-failed'; code: string }

/** A record that makes a domain lead to us. */
export interface RouteRecord {
  /** `ALIAS` is what a registered domain itself has instead of a CNAME; also called ANAME, or a flattened CNAME. */
  type: 'CNAME' | 'ALIAS' | 'A' | 'AAAA'
  name: string
  value: string
}

/** Hosts and addresses that are ours: DOMAIN_TARGET, or the root domain. */
export function ourPlaces(): { hosts: string[]; addresses: string[] } {
  const { DOMAIN_TARGET, ROOT_DOMAIN } = environment()
  const places = (DOMAIN_TARGET || ROOT_DOMAIN).split(',').map(each => each.trim().toLowerCase())
  const addresses = places.filter(place => isIP(place) !== 0)
  const hosts = places.filter(place => place && isIP(place) === 0)
  return { hosts: hosts.length > 0 ? hosts : [ROOT_DOMAIN], addresses }
}

/**
 * The records to make, of which one is enough: a CNAME; for a registered domain itself, which can have none, an ALIAS where its DNS knows
 * that, else the addresses.
 */
export function routeRecords(domain: string): RouteRecord[] {
  const { hosts, addresses } = ourPlaces()
  const host = hosts[0] ?? ''
  if (!isApex(domain)) return [{ type: 'CNAME', name: domain, value: host }]
  return [
    { type: 'ALIAS', name: domain, value: host },
    ...addresses.map(value => ({ type: isIP(value) === 4 ? ('A' as const) : ('AAAA' as const), name: domain, value })),
  ]
}

/**
 * Looks where a domain leads: to us by a CNAME to one of our hosts or a school's below the root domain, or by addresses that are all ours
 * (so an ALIAS, or a CNAME by way of somebody else's, counts). A resolver that fails says nothing.
 */
export async function findRoute(domain: string, dns: Dns = publicDns()): Promise<Route> {
  const { hosts, addresses } = ourPlaces()
  const { ROOT_DOMAIN } = environment()
  const alias = await lookUp(dns.resolveCname(domain))
  if (!alias.ok && !alias.none) return { outcome: 'lookup-failed', code: alias.code }
  const aliases = alias.ok ? alias.records.map(name => name.toLowerCase().replace(/\.$/, '')) : []
  if (aliases.some(name => hosts.includes(name) || name === ROOT_DOMAIN || name.endsWith(`.${ROOT_DOMAIN}`)))
    return { outcome: 'ours' }

  const theirs = await addressesOf(domain, dns)
  if (!theirs.ok) return { outcome: 'lookup-failed', code: theirs.code }
  if (theirs.records.length === 0 && aliases.length === 0) return { outcome: 'no-record' }
  const ours = await Promise.all(hosts.map(host => addressesOf(host, dns)))
  const known = new Set([...addresses.map(canonical), ...ours.flatMap(each => (each.ok ? each.records : []))])
  const strange = theirs.records.filter(address => !known.has(address))
  if (theirs.records.length > 0 && strange.length === 0) return { outcome: 'ours' }
  const unsure = ours.find(each => !each.ok)
  if (unsure && !unsure.ok) return { outcome: 'lookup-failed', code: unsure.code }
  return { outcome: 'elsewhere', found: shown([...aliases, ...strange]) }
}

/** IPv4 and IPv6 together, none of both being no failure. */
async function addressesOf(host: string, dns: Dns): Promise<Exclude<Lookup<string[]>, { none: true }>> {
  const looked = await Promise.all([lookUp(dns.resolve4(host)), lookUp(dns.resolve6(host))])
  const failed = looked.find(each => !each.ok && !each.none)
  if (failed && !failed.ok) return failed
  return { ok: true, records: looked.flatMap(each => (each.ok ? each.records.map(canonical) : [])) }
}

/** One spelling per address. */
const canonical = (address: string): string =>
  isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address
