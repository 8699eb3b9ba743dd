import type { Server } from 'node:http'
import { closeLiveStreams } from '#app/platform/live.server.ts'
import { log } from '#app/platform/log.server.ts'
import { closePools } from '#db/client.server.ts'
import { leaveBus } from '#tenants/bus.server.ts'
import { closeMail } from '#tenants/mail/mail.server.ts'
import { watchRequests } from './drain.ts'
import { noLongerReady } from './readiness.server.ts'

/** Longest an upload or download may still run once the door is shut; with the time before, within what hosts give. */
const patienceMs = 20_000

/**
 * On SIGTERM or SIGINT: says so at /readyz, ends live streams (they come back elsewhere and replay), tells every connection to
 * go elsewhere with its next answer, and when nothing new comes takes no new ones, lets running requests finish, then closes what
 * is open.
 */
export function stopGracefully(server: Server): void {
  const drain = watchRequests(server)
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    noLongerReady()
    closeLiveStreams()
    await drain()
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeIdleConnections()
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
    await closed
    clearInterval(idle)
    clearTimeout(patience)
    await closeMail()
    await leaveBus()
    await closePools()
    log.info('web has stopped')
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
