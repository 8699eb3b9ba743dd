import { expect, test } from 'vitest'
import { type DeliveryWay, reachOf } from './reach.ts'

const way = (channel: DeliveryWay['channel'], state: DeliveryWay['state'], reason: string | null = null) => ({
  channel,
  state,
  reason,
})
const told = (...ways: DeliveryWay[]) => ({ seen: false, ways })

test('the best that is known of how something reached somebody is what counts', () => {
  const noDevice = way('push', 'failed', 'no_device')
  expect(reachOf([])).toEqual({ reach: 'untold', reason: null })
  expect(reachOf([told()]).reach).toBe('listed')
  expect(reachOf([told(way('digest', 'dropped', 'unwanted'))]).reach).toBe('listed')
  expect(reachOf([told(noDevice)])).toEqual({ reach: 'unreached', reason: 'no_device' })
  expect(reachOf([told(noDevice, way('digest', 'waiting'))]).reach).toBe('waiting')
  expect(reachOf([told(noDevice, way('digest', 'sent'))]).reach).toBe('email')
  expect(reachOf([told(way('email', 'sent'), way('push', 'sent'))]).reach).toBe('push')
  expect(reachOf([{ seen: true, ways: [noDevice] }]).reach).toBe('seen')
})

test('of several tries the one that reached them counts', () => {
  const first = told(way('push', 'failed', 'refused'))
  expect(reachOf([first, told(way('email', 'sent'))]).reach).toBe('email')
  expect(reachOf([first, told(way('email', 'failed', 'no_address'))])).toEqual({
    reach: 'unreached',
    reason: 'refused',
  })
})
