import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { firstLoudMoment, nextDigest } from './loud-moment.ts'
import { minuteOf, type QuietHours, timeOf } from './quiet-hours.ts'

const berlin = 'Europe/Berlin'
const at = (local: string, timeZone = berlin) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds
const local = (moment: number, timeZone = berlin) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime().toString()
const hours = (from: string, to: string): QuietHours => ({
  fromMinute: minuteOf(from) ?? -1,
  toMinute: minuteOf(to) ?? -1,
})
const night = hours('20:00', '07:00')

test.each([
  ['2026-05-04T12:00', '2026-05-04T12:00:00'],
  ['2026-05-04T19:59', '2026-05-04T19:59:00'],
  ['2026-05-04T20:00', '2026-05-05T07:00:00'],
  ['2026-05-05T03:00', '2026-05-05T07:00:00'],
  ['2026-05-05T07:00', '2026-05-05T07:00:00'],
])('a night from 20:00 to 7:00: what happens at %s goes out at %s', (now, then) => {
  expect(local(firstLoudMoment(at(now), [night], berlin))).toBe(then)
})

test('both sides are heard, whichever ends later', () => {
  const rest = hours('06:30', '09:00')
  expect(local(firstLoudMoment(at('2026-05-04T22:00'), [night, rest], berlin))).toBe('2026-05-05T09:00:00')
  expect(local(firstLoudMoment(at('2026-05-04T22:00'), [null, rest], berlin))).toBe('2026-05-04T22:00:00')
})

test('where two leave no moment of the day, the school’s are kept', () => {
  const [morning, evening] = [hours('00:00', '12:00'), hours('12:00', '00:00')]
  expect(local(firstLoudMoment(at('2026-05-04T09:00'), [morning, evening], berlin))).toBe('2026-05-04T12:00:00')
})

test('an end that a day does not have, since clocks go forward, is the moment after', () => {
  expect(local(firstLoudMoment(at('2026-03-29T01:00'), [hours('22:00', '02:30')], berlin))).toBe('2026-03-29T03:30:00')
})

test('a night in which clocks go back ends by the clock, not after so many hours', () => {
  expect(local(firstLoudMoment(at('2026-10-24T23:00'), [night], berlin))).toBe('2026-10-25T07:00:00')
})

test.each([
  // Clocks go back by half an hour only, in the middle of the night of the southern hemisphere.
  ['Australia/Lord_Howe', '2026-04-04T23:00', '2026-04-05T07:00:00'],
  // They go forward at midnight: the day has no 0:30.
  ['Africa/Cairo', '2026-04-23T23:30', '2026-04-24T07:00:00'],
  ['America/St_Johns', '2026-03-07T23:00', '2026-03-08T07:00:00'],
  ['Asia/Shanghai', '2026-03-29T23:00', '2026-03-30T07:00:00'],
])('in %s a night that begins at %s ends at seven by the clock', (zone, now, then) => {
  expect(local(firstLoudMoment(at(now, zone), [night], zone), zone)).toBe(then)
})

test('the hour that comes twice is quiet both times', () => {
  const [first, second] = ['earlier', 'later'].map(disambiguation =>
    Temporal.PlainDateTime.from('2026-10-25T02:30').toZonedDateTime(berlin, {
      disambiguation: disambiguation as 'earlier' | 'later',
    }),
  )
  for (const moment of [first, second])
    expect(local(firstLoudMoment(moment?.epochMilliseconds ?? 0, [night], berlin))).toBe('2026-10-25T07:00:00')
})

test('the digest goes out at six in the evening of the school’s day', () => {
  expect(local(nextDigest(at('2026-05-04T17:59'), berlin))).toBe('2026-05-04T18:00:00')
  expect(local(nextDigest(at('2026-05-04T18:00'), berlin))).toBe('2026-05-05T18:00:00')
  const shanghai = 'Asia/Shanghai'
  expect(local(nextDigest(at('2026-05-04T17:00', shanghai), shanghai), shanghai)).toBe('2026-05-04T18:00:00')
})

test('times of the day are read and written', () => {
  expect(['00:00', '07:30', '23:59'].map(text => timeOf(minuteOf(text) ?? -1))).toEqual(['00:00', '07:30', '23:59'])
  expect(['24:00', '7:30', '12:60', '', 'noon'].map(minuteOf)).toEqual([null, null, null, null, null])
})
