import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Queries, runTransaction } from './client.server.ts'
import { together } from './together.ts'

const remember = (q: Queries, what: string) =>
  q.execute(
    sql`select set_config('test.said', coalesce(current_setting('test.said', true), '') || ${what}, true) as said`,
  )
const rememberBy = async (q: Queries, what: string) => remember(q, what)

test('queries are answered in the order in which they stand, bare ones and those of functions', async () => {
  const last = await runTransaction('platform', { readOnly: true }, async q => {
    const answers = await together(
      () => remember(q, 'a'),
      () => rememberBy(q, 'b'),
      () => remember(q, 'c'),
      () => rememberBy(q, 'd'),
      () => null,
      () => remember(q, 'e'),
    )
    return answers.map(answer => answer?.rows[0]?.said ?? null)
  })
  expect(last).toEqual(['a', 'ab', 'abc', 'abcd', null, 'abcde'])
})

test('what the first that fails says is what is heard', async () => {
  const failing = runTransaction('platform', { readOnly: true }, q =>
    together(
      () => q.execute(sql`select 1/0`),
      () => remember(q, 'never'),
    ),
  )
  await expect(failing).rejects.toMatchObject({ cause: { code: '22012' } })
})
