import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotPossible, writeMigration, writeModule } from './new-module.mjs'

const longEnough = 300_000
const here = process.cwd()
let root: string

/** A copy of the sources beside the same packages, so that nothing of this checkout is touched. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cubby-module-'))
  for (const name of [
    'app',
    'db',
    'tenants',
    'workers',
    'scripts',
    'package.json',
    'tsconfig.json',
    'remix.config.js',
  ]) {
    cpSync(join(here, name), join(root, name), { recursive: true })
  }
  symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs a program in the copy. @returns what it printed when it failed, else '' */
function complaints(program: string, words: string[]): string {
  const own = Object.entries(process.env).filter(([name]) => !/^VITEST|^DATABASE_|^CUBBY_/.test(name))
  const env = { ...Object.fromEntries(own), NODE_ENV: 'test' as const }
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', program), words, {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}${stderr}`
}

test.each(['Lost', 'lost things', '-lost', 'lost-', '9lives', '', '../lost', 'a'.repeat(31)])(
  'refuses "%s" as an id',
  id => {
    expect(() => writeModule(root, id)).toThrow(NotPossible)
  },
)

test.each(['albums', 'people', 'settings', 'members', 'schools', 'sign-in'])('refuses %s, which is taken', id => {
  expect(() => writeModule(root, id)).toThrow(NotPossible)
})

describe('a new module', () => {
  beforeAll(() => {
    writeModule(root, 'lost-things')
    writeMigration(root, 'lost-things')
  }, longEnough)

  test('is registered behind the others', () => {
    const index = readFileSync(join(root, 'app/modules/index.ts'), 'utf8')
    expect(index).toContain(`import { lostThings } from './lost-things/manifest.ts'`)
    expect(index).toMatch(/= \[albums,.*lostThings\]/)
  })

  test(
    'passes the type check',
    () => {
      // Its own files and what they need, which is much less than everything.
      const config = {
        extends: './tsconfig.json',
        include: ['app/modules/lost-things', 'app/modules/index.ts', 'db/schema/lost-things.ts', 'app/**/*.d.ts'],
      }
      writeFileSync(join(root, 'tsconfig.module.json'), JSON.stringify(config))
      const wrong = complaints('tsc', [
        '--noEmit',
        '--incremental',
        'false',
        '--pretty',
        'false',
        '-p',
        'tsconfig.module.json',
      ])
      expect(wrong.split('\n').filter(line => /lost-things|modules\/index/.test(line))).toEqual([])
    },
    longEnough,
  )

  test(
    'passes the architecture tests and its own',
    () => {
      const words = ['run', '-c', 'remix.config.js', 'app/architecture', 'app/modules/lost-things']
      // What else is wrong in the tree is for its own tests to say.
      const about = complaints('vitest', words)
        .split('\n')
        .filter(line => /lost-things|lostThings/.test(line))
      expect(about.filter(line => !line.includes('✓'))).toEqual([])
    },
    longEnough,
  )

  test('is not written twice', () => {
    expect(() => writeModule(root, 'lost-things')).toThrow('already')
  })
})
