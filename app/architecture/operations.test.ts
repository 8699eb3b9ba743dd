import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appEnvironment } from '#app/config.server.ts'
import { databaseEnvironment } from '#db/config.server.ts'
import { tenantsEnvironment } from '#tenants/config.server.ts'
import { workersEnvironment } from '#workers/config.server.ts'

const text = readFileSync('docs/operations.md', 'utf8')
/** Rows of the table of variables: name and default as they are written. */
const written = [...text.matchAll(/^\| `([A-Z0-9_]+)`\s*\| (?:`([^`]*)`|not set)\s*\|/gm)].map(
  ([, name = '', value = '']) => [name, value] as const,
)

test('docs/operations.md names every variable that a root reads, with its default, and no other', () => {
  const read = [databaseEnvironment, tenantsEnvironment, workersEnvironment, appEnvironment].flatMap(schema => {
    const defaults: Record<string, unknown> = schema.parse({})
    return Object.keys(schema.shape).map(name => [name, String(defaults[name] ?? '')] as const)
  })
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(read))
  expect(written).toHaveLength(new Set(written.map(([name]) => name)).size)
})
