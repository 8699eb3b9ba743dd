import { expect, test } from 'vitest'
import { MemoryServer } from '../upload/memory-server.ts'
import { RequestFailed } from '../upload/transport.ts'
import { sendFiles } from './file-sending.ts'

const photo = (key: string) => ({
  ...{ key, name: `${key}.jpg`, classId: undefined, use: 'attachments' as const, shrunk: true },
  file: new Blob([key], { type: 'image/jpeg' }),
})

test('files go in their order, and one that arrived with an earlier try is not another', async () => {
  const server = new MemoryServer()
  let answered = 0
  server.trouble = () => {
    answered += 1
    return answered === 2 ? Promise.reject(new RequestFailed('offline', true)) : undefined
  }
  const files = [photo('a'), photo('b')]
  expect(await sendFiles(files, server)).toEqual({ kind: 'unreachable' })
  expect(await sendFiles(files, server)).toEqual(['m1', 'm2'])
  expect([...server.rows.values()].map(({ key, name }) => [key, name])).toEqual([
    ['a', undefined],
    ['b', undefined],
  ])
})

test.each([
  ['too_large', false, { kind: 'refused', refusal: { code: 'too_large', errors: {} } }],
  ['signed_out', false, { kind: 'unreachable' }],
  ['unknown', true, { kind: 'later', afterMs: null }],
])('a file that fails with %s says what becomes of its form', async (code, passing, outcome) => {
  const server = new MemoryServer()
  server.trouble = () => Promise.reject(new RequestFailed(code, passing))
  expect(await sendFiles([photo('a')], server)).toEqual(outcome)
})

test('an empty file is refused before anything leaves', async () => {
  const server = new MemoryServer()
  const empty = { ...photo('a'), file: new Blob([]) }
  expect(await sendFiles([empty], server)).toMatchObject({ kind: 'refused', refusal: { code: 'empty' } })
  expect(server.calls).toEqual([])
})
