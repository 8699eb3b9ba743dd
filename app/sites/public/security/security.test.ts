import { beforeEach, expect, test } from 'vitest'
import { publicVisitor } from '#app/platform/test-context.ts'
import { runTransaction } from '#db/client.server.ts'
import { type SelfCheckOutcome, selfChecks } from '#db/schema/self-checks.ts'
import { loader } from './security.tsx'

const inPlatform = (work: Parameters<typeof runTransaction>[2]) => runTransaction('platform', { readOnly: false }, work)
const noted = (at: Date, outcome: SelfCheckOutcome | null, findings: string[] = []) =>
  inPlatform(q =>
    q.insert(selfChecks).values({
      dueAt: at,
      startedAt: at,
      finishedAt: at,
      outcome,
      tables: 172,
      probes: 900,
      probesAtRows: 300,
      findings,
    }),
  )
const shown = async () => ((await publicVisitor().load(loader, '/security')).data as { check: unknown }).check
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

beforeEach(() => inPlatform(q => q.delete(selfChecks)))

test('before the first look the page says that there was none', async () => {
  expect(await shown()).toMatchObject({ state: 'none' })
})

test('a look that found something is shown as such, without what it found', async () => {
  await noted(minutesAgo(600), 'passed')
  await noted(minutesAgo(5), 'failed', ['children: row-level security is off'])
  const check = await shown()
  expect(check).toMatchObject({ state: 'failed', tables: 172, probes: 900, probesAtRows: 300 })
  expect(JSON.stringify(check)).not.toContain('children')
})

test('one that still runs does not hide the last one', async () => {
  await noted(minutesAgo(600), 'broken')
  await noted(minutesAgo(1), null)
  expect(await shown()).toMatchObject({ state: 'broken' })
})
