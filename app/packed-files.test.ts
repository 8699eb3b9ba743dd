import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packFiles } from './packed-files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cubby-packed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('long texts lie packed beside themselves; short ones and what is packed already stay alone', async () => {
  const script = 'export const words = ["one", "two", "three"]\n'.repeat(100)
  for (const [name, text] of [
    ['a.js', script],
    ['b.js', 'export {}'],
    ['c.woff2', script],
  ] as const)
    writeFileSync(join(folder, name), text)
  await packFiles(folder, ['a.js', 'b.js', 'c.woff2'])
  expect(readdirSync(folder).sort()).toEqual(['a.js', 'a.js.br', 'a.js.gz', 'b.js', 'c.woff2'])
  expect(brotliDecompressSync(readFileSync(join(folder, 'a.js.br'))).toString()).toBe(script)
  expect(gunzipSync(readFileSync(join(folder, 'a.js.gz'))).toString()).toBe(script)
})
