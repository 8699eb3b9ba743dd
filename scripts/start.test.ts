import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprint, isBuilt } from './build.mjs'
import { requireNode, root, settingsFrom } from './checkout.mjs'
import { withParent } from './children.mjs'
import { entries } from './entries.mjs'
import { requireWritable } from './folders.mjs'
import { isInstalled } from './install.mjs'
import { claim, runningIn } from './lock.mjs'
import { freePort, requireFreePort } from './ports.mjs'
import { readable } from './print.mjs'
import { commandLine, hasGone } from './processes.mjs'
import { asRefusal, Refusal } from './refusal.mjs'
import { databasePasswords } from './secrets.mjs'
import { signInFrom } from './sign-ins.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cubby-scripts-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe('what hinders a start is said in one sentence', () => {
  test.each(['127.0.0.1', '0.0.0.0', '::'])('a port that another program uses on %s', async host => {
    const server = createServer().listen(0, host)
    const outcome = await Promise.race([once(server, 'listening'), once(server, 'error')])
    if (outcome[0]?.code === 'EAFNOSUPPORT' || outcome[0]?.code === 'EADDRNOTAVAIL') return
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is used by another program`)
    server.close()
  })

  test('a free port is no hindrance', async () => {
    await expect(requireFreePort(await freePort())).resolves.toBeUndefined()
  })

  test('a folder this account may not write', () => {
    const closed = process.getuid?.() === 0 ? '/sys' : join(folder, 'closed')
    if (closed !== '/sys') mkdirSync(closed, { mode: 0o555 })
    expect(() => requireWritable(closed)).toThrow(Refusal)
    expect(() => requireWritable(closed)).toThrow(/(may not write there|mounted read-only)/)
  })

  test('a file where a folder is needed', () => {
    write('file', '')
    expect(() => requireWritable(join(folder, 'file/data'))).toThrow('a part of the path is a file')
  })

  test.runIf(process.platform === 'linux')('a full disk', () => {
    let refusal: unknown
    try {
      writeFileSync('/dev/full', 'x')
    } catch (error) {
      refusal = asRefusal(error, '/dev/full')
    }
    expect(refusal).toEqual(new Refusal('Cannot write /dev/full: the disk is full.'))
  })

  test('a disk with too little room', () => {
    expect(() => requireWritable(folder, { freeMiB: 2 ** 40 })).toThrow(/Only \d+ MiB are free/)
  })

  test('an old Node', () => {
    expect(() => requireNode('20.18.3')).toThrow('this is Node 20.18.3')
    expect(() => requireNode('18.20.0')).toThrow(Refusal)
    for (const version of ['20.19.0', '22.0.0', '24.1.0']) expect(() => requireNode(version)).not.toThrow()
  })

  test('a port that is none, and a database of which only some addresses are given', () => {
    expect(() => settingsFrom({ NODE_ENV: 'test', PORT: 'http' })).toThrow('PORT must be a number')
    expect(() => settingsFrom({ NODE_ENV: 'test', DATABASE_OWNER_URL: 'postgres://x/y' })).toThrow(
      /please set DATABASE_SCHOOL_URL, .*DATABASE_QUEUE_URL too/,
    )
  })

  test('a damaged secrets file', () => {
    write('secrets.json', '{"database":')
    expect(() => databasePasswords(folder)).toThrow('is damaged')
  })
})

test('demo schools are for the embedded database, unless CUBBY_DEMO says otherwise', () => {
  const variables = ['OWNER', 'SCHOOL', 'PLATFORM', 'IDENTITY', 'QUEUE'].map(role => [
    `DATABASE_${role}_URL`,
    'postgres://x/y',
  ])
  const own = { NODE_ENV: 'test' as const, ...Object.fromEntries(variables) }
  expect(settingsFrom({ NODE_ENV: 'test' }).demo).toBe(true)
  expect(settingsFrom({ NODE_ENV: 'test', CUBBY_DEMO: '0' }).demo).toBe(false)
  expect(settingsFrom(own).demo).toBe(false)
  expect(settingsFrom({ ...own, CUBBY_DEMO: '1' }).demo).toBe(true)
})

test('secrets are made once, kept to their owner, and leave the keys of others alone', () => {
  write('secrets.json', '{"other":"kept"}')
  const first = databasePasswords(folder)
  expect(new Set(Object.values(first)).size).toBe(6)
  expect(databasePasswords(folder)).toEqual(first)
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')).other).toBe('kept')
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

describe('packages', () => {
  const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } })
  const other = process.platform === 'linux' ? 'darwin' : 'linux'

  test('are installed when npm has put down the same versions, without those of other platforms', () => {
    write(
      'package-lock.json',
      lock({
        'node_modules/a': { version: '1.0.0', integrity: 'x' },
        'node_modules/b': { version: '1.0.0', optional: true, os: [other] },
      }),
    )
    expect(isInstalled(folder)).toBe(false)
    write('node_modules/.package-lock.json', lock({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } }))
    expect(isInstalled(folder)).toBe(true)
  })

  test('are not installed when the lock names another version or one for this platform is missing', () => {
    write('node_modules/.package-lock.json', lock({ 'node_modules/a': { version: '1.0.0' } }))
    write('package-lock.json', lock({ 'node_modules/a': { version: '1.0.1' } }))
    expect(isInstalled(folder)).toBe(false)
    write(
      'package-lock.json',
      lock({
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { version: '1.0.0', optional: true, os: [process.platform] },
      }),
    )
    expect(isInstalled(folder)).toBe(false)
  })
})

describe('the build', () => {
  function pretendBuilt(): void {
    for (const { built } of Object.values(entries)) write(built, '')
    write('build/.inputs', fingerprint(folder))
  }

  test('is used again until a source changes, appears or is renamed', () => {
    write('app/root.tsx', 'one')
    pretendBuilt()
    expect(isBuilt(folder)).toBe(true)
    write('app/root.tsx', 'two')
    expect(isBuilt(folder)).toBe(false)
    pretendBuilt()
    write('db/new.ts', '')
    expect(isBuilt(folder)).toBe(false)
  })

  test('does not care for tests, but for each of its three entries', () => {
    write('app/root.tsx', 'one')
    pretendBuilt()
    write('app/root.test.tsx', 'a test')
    write('app/e2e/journey.ts', 'a journey')
    expect(isBuilt(folder)).toBe(true)
    rmSync(join(folder, entries.worker.built))
    expect(isBuilt(folder)).toBe(false)
  })
})

describe('a data folder', () => {
  /** A process whose words look like the command's, as an `npm start` elsewhere. */
  async function pretendCommand(): Promise<{ pid: number; end: () => Promise<void> }> {
    mkdirSync(join(folder, 'scripts'))
    write('scripts/start.mjs', 'setInterval(() => {}, 1000); console.log("up")')
    const child = spawn(process.execPath, [join(folder, 'scripts/start.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    return {
      pid: child.pid ?? 0,
      end: async () => {
        child.kill('SIGKILL')
        await once(child, 'exit')
      },
    }
  }

  test('belongs to one living command, and to the next after a kill', async () => {
    const other = await pretendCommand()
    write('running.json', JSON.stringify({ pid: other.pid, url: 'http://localhost:3000' }))
    expect(runningIn(folder)?.pid).toBe(other.pid)
    expect(() => claim(folder, 'http://localhost:3001')).toThrow(
      `already running here (http://localhost:3000, process ${other.pid})`,
    )
    await other.end()
    const lock = claim(folder, 'http://localhost:3001')
    lock.note({ databasePort: 5 })
    expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toEqual({
      pid: process.pid,
      url: 'http://localhost:3001',
      databasePort: 5,
    })
    lock.release()
    expect(() => claim(folder, 'x').release()).not.toThrow()
  })

  test('is not held by a file that a crash cut short, nor by a number another program has now', () => {
    write('running.json', '{"pid":')
    claim(folder, 'x').release()
    write('running.json', JSON.stringify({ pid: process.ppid, url: 'x' }))
    expect(commandLine(process.ppid)).not.toBeNull()
    claim(folder, 'x').release()
  })
})

test('a child process ends with its parent, gracefully, even when that is killed', async () => {
  write(
    'child.mjs',
    `process.on('SIGTERM', () => { console.log('graceful'); process.exit(0) }); setInterval(() => {}, 1000); console.log(process.pid)`,
  )
  write(
    'parent.mjs',
    `import { spawn } from 'node:child_process'
     spawn(process.execPath, ['--import', ${JSON.stringify(withParent)}, ${JSON.stringify(join(folder, 'child.mjs'))}], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true })`,
  )
  const parent = spawn(process.execPath, [join(folder, 'parent.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [first] = await once(parent.stdout, 'data')
  const pid = Number(String(first))
  parent.kill('SIGKILL')
  const [last] = await once(parent.stdout, 'data')
  expect(String(last)).toContain('graceful')
  expect(await hasGone(pid, 10_000)).toBe(true)
})

test('pino lines are shortened for people and other lines stay as they are', () => {
  const line = JSON.stringify({
    level: 50,
    time: 1,
    pid: 7,
    hostname: 'h',
    msg: 'request failed',
    status: 500,
    err: { message: 'x', stack: 'Error: x\n at y' },
  })
  expect(readable(line).text).toMatch(/^\d\d:\d\d:\d\d ERROR request failed status=500\nError: x\n at y$/)
  expect(readable('{"level": broken')).toEqual({ text: '{"level": broken', level: 30 })
  expect(readable('plain').text).toBe('plain')
})

test('sign-ins are told apart from log lines', () => {
  const signIn = { url: 'http://sunrise.localhost:3000', email: 'a@b.example', password: 'p', pin: '2468' }
  expect(signInFrom(JSON.stringify(signIn))).toEqual(signIn)
  expect(signInFrom('{"level":30,"msg":"seeded"}')).toBeNull()
  expect(signInFrom('seeding')).toBeNull()
})

test.runIf(process.platform !== 'win32')(
  'npm start says in one sentence and with exit code 1 that its data folder cannot be',
  async () => {
    write('blocked', '')
    const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      env: { ...process.env, CUBBY_DATA: join(folder, 'blocked/data') },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', text => {
      said += text
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(said.trim()).toMatch(/^Cannot write .*blocked\/data: .*\.$/)
  },
)
