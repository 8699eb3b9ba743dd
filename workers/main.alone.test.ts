import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { BadEnvironment } from '#db/environment.server.ts'
import { UnsafeRole } from '#db/roles.server.ts'

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const freshly = async () => {
  vi.resetModules()
  return import('./main.ts')
}

test('a wrong configuration stops the start and names what is wrong, not its value', async () => {
  vi.stubEnv('REDIS_URL', 'https://user:secret@redis.example')
  const { startWorker } = await freshly()
  const failure = await startWorker().catch((error: unknown) => error)
  vi.unstubAllEnvs()
  expect(failure).toMatchObject({ name: new BadEnvironment([]).name, message: expect.stringContaining('REDIS_URL') })
  expect(String(failure)).not.toContain('secret')
})

test('a queue’s address that leads to another role stops the start', async () => {
  vi.stubEnv('DATABASE_QUEUE_URL', process.env.DATABASE_PLATFORM_URL ?? '')
  const { startWorker } = await freshly()
  await expect(startWorker()).rejects.toMatchObject({ name: new UnsafeRole().name })
  vi.unstubAllEnvs()
})

test('the worker starts, answers on its port, and stops cleanly', async () => {
  const port = await freePort()
  vi.stubEnv('WORKER_PORT', String(port))
  vi.stubEnv('QUEUE_PREFIX', `t${crypto.randomUUID().slice(0, 8)}`)
  const { startWorker } = await freshly()
  const worker = await startWorker()
  expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok')
  const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(figures).toContain('cubby_jobs_total')
  expect(figures).not.toMatch(/school/)
  await worker.stop()
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
  vi.unstubAllEnvs()
})
