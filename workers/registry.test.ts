import { expect, test } from 'vitest'
import { z } from 'zod'
import { reactionJob } from '#tenants/school.server.ts'
import { defineJob } from './job.ts'
import { allJobs } from './jobs.server.ts'
import { moduleOf, registryOf } from './registry.ts'

const job = (name: `${string}.${string}`) =>
  defineJob({ name, schema: z.object({}), handler: async () => async () => {} })

test('the core’s jobs are collected from their folders', () => {
  const names = [...allJobs().keys()]
  expect(names).toContain(reactionJob)
  expect(names).toContain('upkeep.prune-live-events')
  expect(names).toContain('upkeep.count-figures')
})

test('two jobs of one name are refused', () => {
  expect(() => registryOf([job('media.probe'), job('media.probe')])).toThrow(/Two jobs/)
})

test('a job of a module that is not registered is refused', () => {
  expect(() => registryOf([job('swimming.remind')])).toThrow(/no registered module/)
})

test('a job’s prefix says whose it is', () => {
  expect(moduleOf('upkeep.count-figures')).toBeNull()
  expect(moduleOf('albums.remind')).toBe('albums')
})
