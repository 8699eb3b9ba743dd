import { connect, createServer, type Socket } from 'node:net'

/** What went over the wire to PostgreSQL. */
export interface Traffic {
  /** Times the server answered after something was sent: what distance to the database is paid for. */
  roundTrips: number
  transactions: number
  statements: number
}

/** Stands between a process and PostgreSQL, and counts; asked with one request at a time. */
export async function openWire(databaseUrl: string): Promise<{ url: (databaseUrl: string) => string; take(): Traffic; close(): Promise<void> }> {
  const { port } = new URL(databaseUrl)
  let traffic: Traffic = none()
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const database = connect(Number(port), '127.0.0.1')
    let sent = false
    client.on('data', chunk => {
      sent = true
      const text = chunk.toString('latin1')
      traffic.transactions += count(text, /Q....begin/gs)
      // Bind, once per statement of the extended protocol.
      traffic.statements += count(text, /B\0\0..\0/gs)
      database.write(chunk)
    })
    database.on('data', chunk => {
      if (sent) traffic.roundTrips += 1
      sent = false
      client.write(chunk)
    })
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one)
      one.setNoDelay(true)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    url: databaseUrl => {
      const through = new URL(databaseUrl)
      through.port = String(own)
      return through.href
    },
    take() {
      const taken = traffic
      traffic = none()
      return taken
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const none = (): Traffic => ({ roundTrips: 0, transactions: 0, statements: 0 })
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
