import { expect, test } from 'vitest'
import { withPatience } from './patience.ts'

const never = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )

test('work that takes too long is called off, also when somebody else could have', async () => {
  await expect(withPatience(5, undefined, never)).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(withPatience(5, new AbortController().signal, never)).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('whoever calls it off first is why', async () => {
  const caller = new AbortController()
  const work = withPatience(60_000, caller.signal, never)
  caller.abort(new Error('the worker stops'))
  await expect(work).rejects.toThrow('the worker stops')
  expect(await withPatience(60_000, caller.signal, async () => 'done')).toBe('done')
})
