import { connect, createServer, type Socket } from 'node:net'
import { Messages } from './messages.ts'

/** What went over the wire to PostgreSQL. */
export interface Traffic {
  /** Times something was sent while nothing was on its way: what distance to the database is paid for. */
  roundTrips: number
  transactions: number
  statements: number
}

export interface Wire {
  /** The same address, through the wire. */
  url(databaseUrl: string): string
  /** What went over it since it was asked last. */
  take(): Traffic
  close(): Promise<void>
}

/** So far away that whatever need not wait for an answer is sent before one comes. */
const distanceMs = 25

/** Stands between a process and PostgreSQL, and counts; meant for one request at a time. */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const { port } = new URL(databaseUrl)
  let traffic = none()
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const database = connect(Number(port), '127.0.0.1')
    const sent = new Messages(true)
    const answered = new Messages(false)
    let open = 0
    client.on('data', chunk => {
      for (const { type, text } of sent.read(chunk)) {
        if (type === 'B') traffic.statements += 1
        if (type === 'Q' && text.startsWith('begin')) traffic.transactions += 1
        // Query and Sync each end with one ReadyForQuery.
        if (type !== 'Q' && type !== 'S') continue
        if (open === 0) traffic.roundTrips += 1
        open += 1
      }
      database.write(chunk)
    })
    database.on('data', chunk => {
      // Timers of one length keep their order.
      setTimeout(() => {
        // The first one says that signing in is done; nobody asked for it.
        for (const { type } of answered.read(chunk)) if (type === 'Z') open = Math.max(0, open - 1)
        client.write(chunk)
      }, distanceMs)
    })
    tie(client, database, sockets)
    tie(database, client, sockets)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    url(databaseUrl) {
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

function tie(one: Socket, other: Socket, sockets: Set<Socket>): void {
  sockets.add(one)
  one.setNoDelay(true)
  one.on('error', () => other.destroy())
  one.on('close', () => {
    sockets.delete(one)
    other.destroy()
  })
}
