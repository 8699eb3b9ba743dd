import { createServer, type Server } from 'node:http'
import { constants, setPriority } from 'node:os'
import '#app/modules/index.ts'
import { closePools, pool } from '#db/client.server.ts'
import { databaseEnvironment } from '#db/config.server.ts'
import { checkEnvironment } from '#db/environment.server.ts'
import { inspectRole } from '#db/roles.server.ts'
import { joinBus, leaveBus } from '#tenants/bus.server.ts'
import { tenantsEnvironment } from '#tenants/config.server.ts'
import { openBus } from './bus.server.ts'
import { environment, workersEnvironment } from './config.server.ts'
import { letHeapGrow } from './heap.ts'
import { allJobs } from './jobs.server.ts'
import { log, loggable } from './log.server.ts'
import { registry as figures, measureProcess } from './metrics.server.ts'
import { startMinutely } from './minutely.server.ts'
import { openQueues } from './queue.server.ts'
import { closeQueueFigures } from './queue-figures.server.ts'
import { startRelay } from './relay.server.ts'
import { upsertSchedule } from './schedule.ts'
import { startWorkers } from './worker.server.ts'

/** Everything has to be over by then: hosts kill after 30 seconds. */
const stopWithinMs = 25_000

/**
 * Starts the worker process: checks configuration and database roles, joins the bus, sends the outbox, runs jobs and
 * keeps the schedule.
 * @returns how to stop it: running jobs are finished or handed back, within 25 s
 * @throws BadEnvironment, UnsafeRole
 */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  checkEnvironment([databaseEnvironment, tenantsEnvironment, workersEnvironment])
  const jobs = allJobs()
  const warnings = await Promise.all([
    inspectRole(pool('school'), 'cubby_school'),
    inspectRole(pool('platform'), 'cubby_platform'),
    inspectRole(pool('identity'), 'cubby_identity'),
  ])
  for (const warning of new Set(warnings.flat())) log.warn(warning)
  const queues = await openQueues()
  await joinBus(await openBus())
  await upsertSchedule(jobs, queues)
  const workers = startWorkers(jobs, queues)
  const relay = startRelay(jobs, queues)
  const minutely = startMinutely()
  const { WORKER_PORT } = environment()
  const server = WORKER_PORT === undefined ? null : await serveHealth(WORKER_PORT)
  log.info({ jobs: jobs.size, port: WORKER_PORT }, 'worker is running')
  return {
    async stop() {
      server?.close()
      await minutely.stop()
      await closeQueueFigures()
      await relay.stop()
      await workers.stop()
      await queues.close()
      await leaveBus()
      await closePools()
      log.info('worker has stopped')
    },
  }
}

/** Stops at the first SIGTERM or SIGINT. What has not ended in time is taken over by another process. */
export function stopAtSignal(worker: { stop(): Promise<void> }): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      log.warn('worker stops with work left, which others take over')
      process.exit(0)
    }, stopWithinMs).unref()
    worker.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(loggable(error), 'worker did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** `/healthz` for the host, `/metrics` for Prometheus: on a port that is not public. */
async function serveHealth(port: number): Promise<Server> {
  measureProcess()
  const server = createServer(async (request, response) => {
    if (request.url === '/healthz') return response.end('ok')
    if (request.url !== '/metrics') return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': figures.contentType }).end(await figures.metrics())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  return server
}

if (import.meta.env.PROD) {
  // Nobody waits for a job as they wait for a page: on a machine that both share, pages come first. Threads take it from here.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  letHeapGrow()
  startWorker().then(stopAtSignal, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
