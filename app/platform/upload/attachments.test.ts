import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MemoryKept as Memory, MemoryServer as Server } from './memory-server.ts'
import { RequestFailed } from './transport.ts'
import { UploadQueue } from './upload-queue.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const small = (name = 'small.jpg') => new File([new Uint8Array(10)], name, { type: 'image/jpeg' })
const turn = () => vi.advanceTimersByTimeAsync(0)
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('what an attachment is for and a plain file’s name go on too; a photo’s name stays on the device', async () => {
  const server = new Server()
  const kept = new Memory()
  server.trouble = async () => {
    throw new RequestFailed('offline', true)
  }
  const before = new UploadQueue({ transport: server, kept })
  const letter = new File([new Uint8Array(5)], 'Letter 家长信.pdf', { type: 'application/pdf' })
  before.add([letter, small('Emma.jpg')], { use: 'attachments' })
  before.add([new File([new Uint8Array(5)], 'Emma.bin')])
  await turn()
  before.pause()
  server.trouble = () => undefined
  const after = new UploadQueue({ transport: server, kept })
  await after.restore()
  await turn()
  expect([...server.rows.values()].map(({ use, name }) => [use, name])).toEqual([
    ['attachments', 'Letter 家长信.pdf'],
    ['attachments', undefined],
    [undefined, undefined],
  ])
  expect(after.getSnapshot().items.map(({ type, bytes }) => [type, bytes])).toEqual([
    ['application/pdf', 5],
    ['image/jpeg', 10],
    ['', 5],
  ])
})

test('what a form has taken along leaves the list and the server keeps it; the rest stays', async () => {
  const server = new Server()
  const queue = new UploadQueue({ transport: server })
  const [first] = queue.add([small(), small()])
  expect(queue.bytesOf(first!)?.size).toBe(10)
  await turn()
  expect(queue.bytesOf(first!)).toBeNull()
  queue.release(['m1', 'somebody else’s'])
  expect(queue.getSnapshot().items.map(({ mediaId }) => mediaId)).toEqual(['m2'])
  expect(server.rows.size).toBe(2)
  queue.release(['m2'])
  await later(1_000)
  expect(server.calls).toEqual(['whole', 'whole'])
})
