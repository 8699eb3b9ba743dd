import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'

test('after a development reload, what connections that live on call a statement stays its name', async () => {
  for (const number of [1, 2]) {
    vi.resetModules()
    const { statementsOf } = await import('./client.server.ts')
    const asked = sql.raw(`select ${number} as number`)
    // A text has a name from the second time on.
    for (let times = 0; times < 3; times += 1) {
      const { rows } = await statementsOf('platform').execute(asked)
      expect(rows).toEqual([{ number }])
    }
  }
})
