import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { partBytes } from '#tenants/files/limits.ts'
import { MemoryKept as Memory, MemoryServer as Server } from './memory-server.ts'
import en from './messages/en.json'
import zh from './messages/zh-Hans.json'
import { failureOf, RequestFailed } from './transport.ts'
import { failureMessage } from './upload-item.ts'
import { UploadQueue } from './upload-queue.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const small = (name = 'small.jpg', bytes = 10) => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })
const large = () => new File([new Uint8Array(2 * partBytes + 5)], 'large.mp4', { type: 'video/mp4' })
const states = (queue: UploadQueue) => queue.getSnapshot().items.map(item => item.state)
const turn = () => vi.advanceTimersByTimeAsync(0)
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('sending', () => {
  test('a small file is one request, a large one its parts and a word at the end', async () => {
    const server = new Server()
    const queue = new UploadQueue({ transport: server, atOnce: 1 })
    queue.add([small(), large()])
    await turn()
    expect(server.calls).toEqual(['whole', 'begin', 'part 0', 'part 1', 'part 2', 'done'])
    expect(states(queue)).toEqual(['processing', 'processing'])
    expect(queue.getSnapshot().items.map(item => item.progress)).toEqual([1, 1])
  })

  test('two are on their way at a time', async () => {
    const server = new Server()
    const queue = new UploadQueue({ transport: server })
    queue.add(Array.from({ length: 7 }, () => small()))
    await turn()
    expect([server.most, server.rows.size]).toEqual([2, 7])
  })

  test('what the server prepares is ready when it says so, or when a live event comes', async () => {
    const server = new Server()
    const queue = new UploadQueue({ transport: server })
    queue.add([small(), small()])
    await turn()
    server.rows.get('m1')!.state = 'ready'
    await later(1_000)
    expect(states(queue)).toEqual(['ready', 'processing'])
    server.rows.get('m2')!.state = 'ready'
    queue.noticed('somebody else’s')
    await turn()
    expect(states(queue)).toEqual(['ready', 'processing'])
    queue.noticed('m2')
    await turn()
    expect(states(queue)).toEqual(['ready', 'ready'])
    const asked = server.calls.length
    await later(60_000)
    expect(server.calls).toHaveLength(asked)
    queue.clearFinished()
    expect(states(queue)).toEqual([])
  })

  test('a file that the server cannot use fails with its reason, the others do not', async () => {
    const server = new Server()
    const queue = new UploadQueue({ transport: server })
    queue.add([small(), small()])
    await turn()
    server.settle('ready')
    Object.assign(server.rows.get('m1')!, { state: 'failed', failure: 'damaged' })
    await later(1_000)
    expect(queue.getSnapshot().items).toMatchObject([
      { state: 'failed', failure: 'damaged', retriable: false },
      { state: 'ready' },
    ])
  })

  test('one that failed for a passing reason on the server is tried there again, without being sent again', async () => {
    const server = new Server()
    const queue = new UploadQueue({ transport: server })
    const [key] = queue.add([small()])
    await turn()
    server.settle('failed', 'unavailable')
    await later(1_000)
    expect(queue.getSnapshot().items).toMatchObject([{ state: 'failed', retriable: true }])
    queue.retry(key!)
    await turn()
    expect([states(queue), server.calls.at(-1)]).toEqual([['processing'], 'done'])
  })
})

describe('trouble on the way', () => {
  test('without network it waits longer each time, and goes on at once when the network is back', async () => {
    // The longest that the spread of pauses allows.
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const server = new Server()
    server.trouble = async () => {
      throw new RequestFailed('offline', true)
    }
    const queue = new UploadQueue({ transport: server })
    queue.add([small()])
    await turn()
    expect(queue.getSnapshot().items).toMatchObject([{ state: 'waiting', failure: 'offline' }])
    await later(1_000)
    await later(2_000)
    expect(server.calls).toHaveLength(3)
    await later(1_900)
    expect(server.calls).toHaveLength(3)
    server.trouble = () => undefined
    queue.retryNow()
    await turn()
    expect(states(queue)).toEqual(['processing'])
  })

  test('a large file goes on with the part that broke off', async () => {
    const server = new Server()
    let broken = false
    server.trouble = async call => {
      if (call !== 'part 1' || broken) return
      broken = true
      throw new RequestFailed('offline', true)
    }
    const queue = new UploadQueue({ transport: server })
    queue.add([large()])
    await turn()
    await later(1_000)
    expect(server.calls).toEqual(['begin', 'part 0', 'part 1', 'begin', 'part 1', 'part 2', 'done'])
    expect(server.rows.size).toBe(1)
  })

  test('an answer that is lost leads to no second file', async () => {
    const server = new Server()
    const whole = server.whole
    let lost = false
    server.whole = async (...given) => {
      const answer = await whole(...given)
      if (lost) return answer
      lost = true
      throw new RequestFailed('offline', true)
    }
    const queue = new UploadQueue({ transport: server })
    queue.add([small()])
    await turn()
    await later(1_000)
    expect([server.rows.size, states(queue)]).toEqual([1, ['processing']])
  })

  test('one that is refused for good does not hold up the others', async () => {
    const server = new Server()
    let first = true
    server.trouble = async () => {
      if (!first) return
      first = false
      throw new RequestFailed('plan_needed', false)
    }
    const queue = new UploadQueue({ transport: server, atOnce: 1 })
    queue.add([small(), small()])
    await turn()
    expect(queue.getSnapshot().items).toMatchObject([
      { state: 'failed', failure: 'plan_needed', retriable: true },
      { state: 'processing' },
    ])
  })

  test('an empty file, and one that is no longer on the device', async () => {
    const gone = small()
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }) as Blob
    const server = new Server()
    const queue = new UploadQueue({ transport: server })
    queue.add([new File([], 'empty.jpg'), gone])
    await turn()
    expect(queue.getSnapshot().items.map(item => item.failure)).toEqual(['empty', 'unreadable'])
    expect(server.calls).toEqual([])
  })
})

describe('the person decides', () => {
  test('paused, what is on its way stops and nothing else begins; then it goes on', async () => {
    const server = new Server()
    const held: (() => void)[] = []
    server.trouble = () => new Promise(resolve => held.push(resolve))
    const queue = new UploadQueue({ transport: server, atOnce: 1 })
    queue.add([small(), small()])
    await turn()
    queue.pause()
    for (const release of held) release()
    await turn()
    expect([states(queue), queue.getSnapshot().paused, server.rows.size]).toEqual([['waiting', 'waiting'], true, 0])
    await later(60_000)
    expect(server.calls).toHaveLength(1)
    server.trouble = () => undefined
    queue.resume()
    await turn()
    expect(states(queue)).toEqual(['processing', 'processing'])
  })

  test('cancelled, a file is taken back here and on the server, also when its answer was lost', async () => {
    const server = new Server()
    const whole = server.whole
    server.whole = async (...given) => {
      await whole(...given)
      throw new RequestFailed('offline', true)
    }
    const kept = new Memory()
    const queue = new UploadQueue({ transport: server, kept })
    const [key] = queue.add([small()])
    await turn()
    expect([server.rows.size, kept.files.size]).toEqual([1, 1])
    await queue.cancel(key!)
    await turn()
    expect([server.rows.size, kept.files.size, states(queue)]).toEqual([0, 0, []])
  })

  test('listeners hear of every change, and the snapshot is the same until then', async () => {
    const queue = new UploadQueue({ transport: new Server() })
    const heard = vi.fn()
    const stop = queue.subscribe(heard)
    const before = queue.getSnapshot()
    expect(queue.getSnapshot()).toBe(before)
    queue.add([small()])
    expect(heard).toHaveBeenCalled()
    expect(queue.getSnapshot()).not.toBe(before)
    await turn()
    stop()
    const times = heard.mock.calls.length
    queue.add([small()])
    expect(heard).toHaveBeenCalledTimes(times)
    await turn()
  })
})

describe('over a reload', () => {
  test('what had not arrived goes on under its key, made smaller only once, and is forgotten when it has', async () => {
    const server = new Server()
    const kept = new Memory()
    const shrink = vi.fn(async () => new Blob([new Uint8Array(4)]))
    server.trouble = async () => {
      throw new RequestFailed('offline', true)
    }
    const before = new UploadQueue({ transport: server, kept, shrink })
    before.add([small()], { classId: 'c1' })
    await turn()
    before.pause()
    server.trouble = () => undefined
    const after = new UploadQueue({ transport: server, kept, shrink })
    await after.restore()
    await turn()
    expect(states(after)).toEqual(['processing'])
    expect(shrink).toHaveBeenCalledTimes(1)
    expect([...server.rows.values()]).toMatchObject([{ key: before.getSnapshot().items[0]?.key, bytes: 4 }])
    expect(kept.files.size).toBe(0)
  })

  test('a full disk is no reason not to send', async () => {
    const full = async () => {
      throw new DOMException('', 'QuotaExceededError')
    }
    const queue = new UploadQueue({ transport: new Server(), kept: { put: full, all: async () => [], remove: full } })
    queue.add([small()])
    await turn()
    expect(states(queue)).toEqual(['processing'])
  })
})

test('what an answer means: the problem’s code if the server said one, and whether to try again', () => {
  expect(failureOf(402, { problem: 'plan_needed' })).toMatchObject({ code: 'plan_needed', passing: false })
  expect(failureOf(423, { message: 'Unexpected Server Error' })).toMatchObject({ code: 'read_only', passing: false })
  expect(failureOf(401, null)).toMatchObject({ code: 'signed_out', passing: false })
  for (const status of [400, 408, 429, 500, 503]) expect(failureOf(status, null).passing).toBe(true)
})

test('every failure has a sentence in both languages', () => {
  for (const messages of [en, zh]) {
    for (const code of ['type-not-allowed', 'plan_needed', 'offline', 'something new']) {
      expect(messages).toHaveProperty([failureMessage(code).replace('upload.', '')])
    }
  }
  expect(Object.keys(zh)).toEqual(Object.keys(en))
})
