import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { objectStoreContract } from './object-store.contract.ts'
import { ObjectStoreFailure, UploadInterrupted } from './object-store.ts'
import { doubleSettings, startS3Double } from './s3-double.ts'
import { openS3Store } from './s3-store.server.ts'

objectStoreContract('S3 store', async () => {
  const double = await startS3Double()
  return { ...double, store: openS3Store(doubleSettings(double.endpoint)) }
})

describe('the S3 store, behind a proxy that misbehaves', () => {
  let double: Awaited<ReturnType<typeof startS3Double>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  beforeEach(async () => {
    double = await startS3Double()
    proxy = await startProxy(double.endpoint)
  })
  afterEach(async () => {
    await proxy.close()
    await double.close()
  })
  const openStore = () => openS3Store(doubleSettings(proxy.endpoint))

  it('sends a stream of several parts although one request in five is answered 503', async () => {
    proxy.failEach = 5
    const store = openStore()
    const bytes = Buffer.alloc(26 * 1024 * 1024, 'cubby')
    await store.put('large', Readable.from(slices(bytes), { objectMode: false }))
    expect((await buffer((await store.get('large')).body)).equals(bytes)).toBe(true)
    expect(proxy.failed).toBeGreaterThan(0)
  })

  it('aborts a multipart upload whose source breaks off', async () => {
    const source = async function* () {
      for (let i = 0; i < 7; i += 1) yield Buffer.alloc(1024 * 1024)
      throw new Error('gone')
    }
    const failed = openStore().put('broken', Readable.from(source(), { objectMode: false }))
    await expect(failed).rejects.toThrow(UploadInterrupted)
    expect(proxy.seen.filter(line => /^POST .*\?uploads/.test(line))).toHaveLength(1)
    expect(proxy.seen.filter(line => /^DELETE .*uploadId=/.test(line)).length).toBeGreaterThan(0)
    expect(proxy.seen.filter(line => /^POST .*uploadId=/.test(line))).toHaveLength(0)
  })

  it('sends no checksum that was not required and no trailer', async () => {
    await openStore().put('plain', Buffer.from('x'))
    expect(proxy.headers.filter(name => name.startsWith('x-amz-checksum') || name === 'x-amz-trailer')).toEqual([])
  })

  it('reports a connection lost in the middle of a body as a transient failure', async () => {
    const store = openStore()
    await store.put('a', Buffer.alloc(2 * 1024 * 1024, 1))
    proxy.cutAfter = 100_000
    const { body } = await store.get('a')
    const failed = buffer(body)
    await expect(failed).rejects.toThrow(ObjectStoreFailure)
    await expect(failed).rejects.toMatchObject({ transient: true })
  })

  it('tells a wrong bucket from a store that is away', async () => {
    const elsewhere = openS3Store({ ...doubleSettings(proxy.endpoint), bucket: 'no-such-bucket' })
    await expect(elsewhere.ping()).rejects.toMatchObject({ name: 'ObjectStoreFailure', transient: false })
    await expect(elsewhere.put('a', Buffer.from('x'))).rejects.toMatchObject({
      name: 'ObjectStoreFailure',
      transient: false,
    })
    proxy.failEach = 1
    await expect(openStore().ping()).rejects.toMatchObject({ name: 'ObjectStoreFailure', transient: true })
  })
})

function* slices(bytes: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += 300_000) yield bytes.subarray(at, at + 300_000)
}

/** Between the client and the double: notes requests, answers every `failEach`th with 503, cuts GET bodies after `cutAfter` bytes. */
async function startProxy(target: string) {
  const state = {
    failEach: 0,
    cutAfter: Number.POSITIVE_INFINITY,
    failed: 0,
    seen: [] as string[],
    headers: [] as string[],
  }
  let count = 0
  const handle = (incoming: IncomingMessage, answer: ServerResponse) => {
    count += 1
    state.seen.push(`${incoming.method} ${incoming.url}`)
    state.headers.push(...Object.keys(incoming.headers))
    if (state.failEach > 0 && count % state.failEach === 0) {
      state.failed += 1
      incoming.resume().on('end', () => answer.writeHead(503).end())
      return
    }
    const { method, headers } = incoming
    const onward = request(new URL(incoming.url ?? '/', target), { method, headers, agent: false }, response => {
      answer.writeHead(response.statusCode ?? 500, response.headers)
      let left = incoming.method === 'GET' ? state.cutAfter : Number.POSITIVE_INFINITY
      response.on('data', (chunk: Buffer) => {
        left -= chunk.length
        answer.write(chunk)
        if (left < 0) answer.destroy()
      })
      response.on('end', () => answer.end())
    })
    onward.on('error', () => answer.destroy())
    incoming.pipe(onward)
  }
  const server = createServer(handle)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  })
}
