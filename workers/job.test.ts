import { expect, test } from 'vitest'
import { z } from 'zod'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { School } from '#tenants/school.server.ts'
import { assertIdsOnly, code } from './ids-only.ts'
import { defineJob, enqueue } from './job.ts'
import { registryOf } from './registry.ts'
import { runJobs } from './run-jobs.ts'

const nothing = async () => async () => {}

test('a payload of ids, enums, booleans, numbers, days and our own codes may be declared', () => {
  const schema = z.object({
    mediaId: z.uuid(),
    childIds: z.array(z.uuid()),
    size: z.enum(['small', 'large']),
    urgent: z.boolean().optional(),
    pages: z.int(),
    day: z.iso.date(),
    event: code,
  })
  expect(defineJob({ name: 'media.probe', schema, handler: nothing }).attempts).toBe(5)
})

test('a payload that could hold what people are called or wrote is refused, by the compiler and at run time', () => {
  const named = z.object({ name: z.string() })
  // @ts-expect-error: free text is no id
  expect(() => defineJob({ name: 'media.probe', schema: named, handler: nothing })).toThrow(/name may only be/)
  const declare = (schema: z.ZodObject) => () => assertIdsOnly('media.probe', schema)
  expect(declare(z.object({ name: z.string() }))).toThrow(/name may only be/)
  expect(declare(z.object({ to: z.email() }))).toThrow(/to may only be/)
  expect(declare(z.object({ notes: z.array(z.string()) }))).toThrow(/notes may only be/)
  expect(declare(z.object({ child: z.object({ id: z.uuid() }) }))).toThrow(/child may only be/)
  expect(declare(z.looseObject({ id: z.uuid() }))).toThrow(/any other field/)
  expect(declare(z.object({ phone: z.string().optional() }))).toThrow(/phone may only be/)
})

test('words of people are no code', () => {
  for (const word of ['album.published', 'photo', 'read_only', 'albums'])
    expect(code.safeParse(word).success).toBe(true)
  for (const word of ['Mia', 'mia berg', 'mia@example.org', '小明', ''])
    expect(code.safeParse(word).success).toBe(false)
})

test('a payload is checked when it is put into the outbox, and fields without a value stay out of it', async () => {
  const seen: unknown[] = []
  const probe = defineJob({
    name: 'media.probe',
    schema: z.object({ mediaId: z.uuid(), urgent: z.boolean().optional() }),
    handler: async () => async (_school, payload) => {
      seen.push(payload)
    },
  })
  const school = new School(await insertSchool(), system)
  const mediaId = crypto.randomUUID()
  await expect(school.write(tx => enqueue(tx, probe, { mediaId: 'Mia' }))).rejects.toThrow(z.ZodError)
  await school.write(tx => enqueue(tx, probe, { mediaId, urgent: undefined }))
  await runJobs(school, registryOf([probe]))
  expect(seen).toStrictEqual([{ mediaId }])
})
