import { describe, expect, test } from 'vitest'
import { clock, spokenTime } from './clock.ts'
import { afterEvent, type Recording, troubleOf } from './recording.ts'
import { barsOf, barsPlayed, wavePath } from './waveform.ts'

test('a time as a clock shows it and as it is said', () => {
  expect([0, 999, 65_400, 600_000, Number.NaN, -5].map(clock)).toEqual([
    '0:00',
    '0:00',
    '1:05',
    '10:00',
    '0:00',
    '0:00',
  ])
  expect(spokenTime('en', 65_400)).toBe('1 minute, 5 seconds')
  expect(spokenTime('en', 300_000)).toBe('5 minutes')
  expect(spokenTime('en', 0)).toBe('0 seconds')
  expect(spokenTime('zh-Hans', 65_000)).toMatch(/^1分钟.*5秒/)
})

describe('waveform', () => {
  test('bars stand round the middle, silence is a dot, and a part begins where the other ends', () => {
    expect(wavePath([0, 1, 7])).toBe('M2 15.5V16.5M6 2V30M10 2V30')
    expect(wavePath([0, 1], 0, 1) + wavePath([0, 1], 1)).toBe(wavePath([0, 1]))
    expect(wavePath([])).toBe('')
  })
  test('how much was played', () => {
    expect([barsPlayed(0, 0), barsPlayed(500, 1000), barsPlayed(2000, 1000)]).toEqual([0, 32, 64])
  })
  test('levels become bars, fewer or more', () => {
    expect(barsOf([0.1, 0.2, 0.05, 0.05], 2)).toEqual([1, 0.25])
    expect(barsOf([0.5], 3)).toEqual([1, 1, 1])
    expect(barsOf([], 2)).toEqual([0, 0])
  })
})

describe('recording', () => {
  const file = new File(['x'], 'voice.webm')
  const recording: Recording = { step: 'recording', since: 1_000 }
  const stopped = (at: number) => afterEvent(recording, { type: 'stop', at, limitMs: 5_000 })

  test('asked, granted, stopped, listened to', () => {
    const asking = afterEvent({ step: 'trouble', trouble: 'busy' }, { type: 'ask' })
    expect(afterEvent(asking, { type: 'granted', at: 1_000 })).toEqual(recording)
    expect(afterEvent(stopped(3_000), { type: 'recorded', file })).toEqual({
      step: 'review',
      ms: 2_000,
      full: false,
      file,
    })
  })
  test('ends at the limit', () => {
    expect(stopped(9_000)).toEqual({ step: 'stopping', ms: 5_000, full: true })
  })
  test('a slip of the finger, or no sound at all, is no recording', () => {
    const short = { step: 'trouble', trouble: 'too-short' }
    expect(afterEvent(stopped(1_400), { type: 'recorded', file })).toEqual(short)
    expect(afterEvent(stopped(4_000), { type: 'recorded', file: new File([], 'voice.webm') })).toEqual(short)
  })
  test('a second tap, or an answer that comes too late, changes nothing', () => {
    const stopping = stopped(3_000)
    expect(afterEvent(stopping, { type: 'stop', at: 9_000, limitMs: 5_000 })).toBe(stopping)
    expect(afterEvent(recording, { type: 'granted', at: 5 })).toBe(recording)
    expect(afterEvent(recording, { type: 'recorded', file })).toBe(recording)
  })
  test('why there is no microphone', () => {
    const names = ['NotAllowedError', 'SecurityError', 'NotFoundError', 'NotReadableError']
    expect(names.map(name => troubleOf(new DOMException('', name)))).toEqual(['denied', 'denied', 'missing', 'busy'])
    expect(troubleOf('?')).toBe('busy')
  })
})
