import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertSchool } from '#db/test-school.ts'
import { system } from './actor.ts'
import { School } from './school.server.ts'

const own = async () => new School(await insertSchool(), system)
/** The moment at which the transaction began: the same for all that is read in it, and for nothing else. */
const beganAt = (school: School) =>
  school.read(async q => String((await q.execute(sql`select now()::text as at`)).rows[0]?.at))
const twice = async (school: School) => [await beganAt(school), await beganAt(school)]

test('reads that know nothing of each other share a transaction, one after the other as well', async () => {
  const school = (await own()).readingTogether()
  const all = await Promise.all([beganAt(school), twice(school), beganAt(school)])
  expect(new Set(all.flat()).size).toBe(1)
})

test('it ends when nobody reads, and the next read begins another', async () => {
  const school = (await own()).readingTogether()
  const first = await beganAt(school)
  await new Promise(resolve => setImmediate(resolve))
  await new Promise(resolve => setImmediate(resolve))
  expect(await beganAt(school)).not.toBe(first)
})

test('a read that fails fails alone or with those after it, and the next page reads again', async () => {
  const school = (await own()).readingTogether()
  const results = await Promise.allSettled([
    beganAt(school),
    school.read(q => q.execute(sql`select 1 / 0`)),
    beganAt(school),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await new Promise(resolve => setImmediate(resolve))
  expect(await beganAt(school)).toMatch(/^20/)
})

test('inside it nothing slow may begin, as inside any other', async () => {
  const school = (await own()).readingTogether()
  await expect(school.read(() => school.read(async () => 1))).rejects.toThrow('inside a transaction')
  await expect(school.read(() => school.write(async () => 1))).rejects.toThrow('inside a transaction')
})

test('whoever does not ask for it reads alone', async () => {
  const school = await own()
  const [one, other] = await Promise.all([beganAt(school), beganAt(school)])
  expect(one).not.toBe(other)
})
