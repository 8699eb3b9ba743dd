import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { type Answer, decode, encode } from 'dns-packet'

/** For tests: a name server over UDP that holds what it is told. */
export interface TestDns {
  /** `127.0.0.1:<port>`, as DNS_SERVERS takes it. */
  address: string
  /** A resolver of node:dns that asks it. */
  resolver: Resolver
  /** Replaces the records of a name and type; none removes them. */
  set(name: string, type: 'TXT' | 'CNAME' | 'A' | 'AAAA', ...values: string[]): void
  setMx(name: string, exchange: string): void
  /** Answers every question about the name with SERVFAIL, or no more. */
  fail(name: string, failing?: boolean): void
  /** Names that were asked for, as `TXT name`. */
  asked: string[]
  close(): Promise<void>
}

export async function startDns(): Promise<TestDns> {
  const records = new Map<string, Answer[]>()
  const failing = new Set<string>()
  const asked: string[] = []
  const socket = createSocket('udp4')
  const key = (name: string, type: string) => `${type} ${name.toLowerCase()}`
  socket.on('message', (query, { port, address }) => {
    const { id, questions = [] } = decode(query)
    const [question] = questions
    if (!question) return
    const { name, type } = question
    asked.push(key(name, type))
    const answers = answersTo(records, key, name, type)
    const exists = [...records].some(([known, held]) => known.endsWith(` ${name.toLowerCase()}`) && held.length > 0)
    const rcode = failing.has(name.toLowerCase()) ? 2 : exists ? 0 : 3
    // Recursion desired and available, authoritative of nothing.
    const flags = 0x0180 | rcode
    socket.send(
      encode({ type: 'response', id: id ?? 0, flags, questions, answers: rcode === 0 ? answers : [] }),
      port,
      address,
    )
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = `127.0.0.1:${socket.address().port}`
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  resolver.setServers([address])
  return {
    address,
    resolver,
    asked,
    set(name, type, ...values) {
      records.set(
        key(name, type),
        values.map(value =>
          type === 'TXT' ? { name, type, ttl: 60, data: chunksOf(value) } : { name, type, ttl: 60, data: value },
        ),
      )
    },
    setMx: (name, exchange) =>
      void records.set(key(name, 'MX'), [{ name, type: 'MX', ttl: 60, data: { preference: 10, exchange } }]),
    fail: (name, on = true) => void (on ? failing.add(name.toLowerCase()) : failing.delete(name.toLowerCase())),
    close: () => new Promise(resolve => socket.close(resolve)),
  }
}

/** As a resolver answers: along a CNAME to what its name has. */
function answersTo(
  records: ReadonlyMap<string, Answer[]>,
  key: (name: string, type: string) => string,
  name: string,
  type: string,
): Answer[] {
  const own = records.get(key(name, type)) ?? []
  const [alias] = records.get(key(name, 'CNAME')) ?? []
  if (own.length > 0 || type === 'CNAME' || alias?.type !== 'CNAME') return own
  return [alias, ...answersTo(records, key, alias.data, type)]
}

/** A text record consists of strings of 255 bytes at most (RFC 1035 §3.3.14). */
const chunksOf = (value: string): string[] => value.match(/.{1,255}/gs) ?? ['']
