import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { modules } from '#app/modules/index.ts'
import { allAreas } from '#app/routes.ts'
import { knownIcons } from '#app/shell/icons.tsx'
import { schoolTables } from '#db/school-table.ts'
import { corePermissions } from '#tenants/permissions.ts'
import '#db/schema.ts'
import { layerName, layerOf, mayImport } from './layers.ts'
import { sources } from './sources.ts'

const all = sources()
const withTests = sources({ tests: true })
const routeFiles = new Set(
  allAreas().flatMap(area => [
    ...area.routes.map(route => `app/${route.file}`),
    ...(area.layout ? [`app/${area.layout}`] : []),
  ]),
)

describe('imports', () => {
  test('arrows point left only', () => {
    const wrong = all.flatMap(source =>
      source.imports
        .filter(({ path, typeOnly }) => path && !typeOnly && !mayImport(source.path, path))
        .map(
          ({ path }) => `${source.path} (${layerName(layerOf(source.path))}) → ${path} (${layerName(layerOf(path))})`,
        ),
    )
    expect(wrong).toEqual([])
  })

  test('a module reaches another only through its api, and only if its manifest requires it', () => {
    const wrong = all.flatMap(source => {
      const own = moduleOf(source.path)
      if (!own) return []
      return source.imports
        .map(({ path }) => path)
        .filter(path => {
          const other = moduleOf(path)
          if (!other || other === own) return false
          const requires: readonly string[] = modules.find(each => each.id === own)?.requires ?? []
          return path !== `app/modules/${other}/api.server.ts` || !requires.includes(other)
        })
        .map(path => `${source.path} → ${path}`)
    })
    expect(wrong).toEqual([])
  })

  test('run in no circle', () => {
    const graph = new Map(
      all.map(source => [
        source.path,
        source.imports.filter(({ path, typeOnly, lazy }) => path && !typeOnly && !lazy).map(({ path }) => path),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, trail: string[]) => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      if (done.has(path) || trail.includes(path)) return
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
      done.add(path)
    }
    for (const path of graph.keys()) visit(path, [])
    expect(circles).toEqual([])
  })

  test('name every file with its extension, and every file exists', () => {
    const wrong = withTests.flatMap(source =>
      source.imports
        .filter(({ path }) => path && !path.includes('*') && !existsSync(path))
        .map(({ specifier }) => `${source.path}: ${specifier}`),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    ['pg', /^pg$/, /^db\/|^workers\/(queue-schema|bus)/],
    ['the Clerk SDK', /^@clerk\//, /^tenants\/identity\/clerk/],
    ['the S3 client', /^@aws-sdk\//, /^db\/objects\//],
    ['BullMQ', /^bullmq$/, /^workers\//],
    ['better-auth', /^(better-auth|@better-auth\/)/, /^tenants\/identity\/|^app\/routes\/(entrance|account)\//],
  ])('%s is named where it belongs only', (_name, specifier, home) => {
    const elsewhere = all.filter(
      source =>
        !home.test(source.path) && source.imports.some(each => specifier.test(each.specifier) && !each.typeOnly),
    )
    expect(elsewhere.map(source => source.path)).toEqual([])
  })
})

describe('files', () => {
  test('have one subject: at most 300 lines, routes 120', () => {
    const long = withTests.filter(source => source.lines > (routeFiles.has(source.path) ? 120 : 300))
    expect(long.map(source => `${source.path}: ${source.lines}`)).toEqual([])
  })

  test('are named after what they are about', () => {
    const vague = withTests.filter(({ path }) =>
      /(^|\/)(service|services|utils?|helpers?|common|misc)(\.|\/)/.test(path),
    )
    expect(vague.map(source => source.path)).toEqual([])
  })

  test('are no barrels', () => {
    const barrels = all.filter(({ text }) => /^export (\*|\{[^}]*\}) from/m.test(text))
    expect(barrels.map(source => source.path)).toEqual([])
  })

  test('that a page renders carry no style attribute, which the content policy would drop', () => {
    const styled = all.filter(
      ({ path, text }) => path.endsWith('.tsx') && /\sstyle=\{/.test(text) && !path.startsWith('tenants/mail/'),
    )
    expect(styled.map(source => source.path)).toEqual([])
  })
})

describe('tests', () => {
  test('that set up their process as no other wants it are named so, and run in one of their own', () => {
    const setsUp =
      /^\s*process\.env\.\w+ = |\bObject\.assign\(process\.env|^vi\.stubEnv\(|\bvi\.(resetModules|mock|doMock)\(|\bregisterModules\(|\bcloseLiveStreams\(/m
    const doubles = new Set(
      withTests
        .filter(({ path, text }) => /(^|\/)test-(?!database)[^/]+$/.test(path) && setsUp.test(text))
        .map(({ path }) => path),
    )
    const wrong = withTests.filter(
      ({ path, text, imports }) =>
        path.includes('.test.') &&
        !path.includes('.alone.test.') &&
        !path.startsWith('app/architecture/') &&
        (setsUp.test(text) || imports.some(each => each.path && doubles.has(each.path))),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('routes', () => {
  test('export loaders and actions made by load(), act() or receive() only', () => {
    const bare = all
      .filter(source => routeFiles.has(source.path) || /\/routes\//.test(source.path))
      .filter(
        ({ text }) =>
          /export (async )?function (loader|action)\b/.test(text) ||
          /export const (loader|action) = (?!load\(|act\(|receive\()/.test(text),
      )
    expect(bare.map(source => source.path)).toEqual([])
  })

  test('with data export a loader or action at all, so that none is reachable without a permission', () => {
    const open = [...routeFiles].filter(
      path =>
        !/(frame|entrance|layout)\.tsx$/.test(path) &&
        !/export const (loader|action) =/.test(readFileSync(path, 'utf8')),
    )
    expect(open).toEqual([])
  })

  test('are all listed, and every entry is a file', () => {
    expect([...routeFiles].filter(path => !existsSync(path))).toEqual([])
    const stray = modules.flatMap(({ id }) =>
      readdirSync(`app/modules/${id}/routes`, { recursive: true, encoding: 'utf8' })
        .filter(file => /\.tsx?$/.test(file) && !file.includes('.test.'))
        .map(file => `app/modules/${id}/routes/${file}`)
        .filter(path => !routeFiles.has(path)),
    )
    expect(stray).toEqual([])
  })

  test('of fetchers’ forms are discovered with the page, or a first tap without a network would lose it', () => {
    const late = all.filter(({ text }) => /<\w+\.Form(?!\s+data-discover="true")/.test(text)).map(({ path }) => path)
    expect(late).toEqual([])
    // What is sent without a form has no element of its own that would name its route.
    const unnamed = all.filter(({ text }) => /\.submit\(.*action/.test(text) && !text.includes('<KnownActs'))
    expect(unnamed.map(({ path }) => path)).toEqual([])
  })

  test('forget no answer of an action when they are loaded anew by themselves', () => {
    const forgetful = all.filter(
      ({ path, text }) => /useActionData/.test(text) && path !== 'app/platform/last-answer.ts',
    )
    expect(forgetful.map(({ path }) => path)).toEqual([])
  })

  test('set no documents: that is the worker’s, whose pictures are opened under other rules', () => {
    const byPath = new Map(all.map(source => [source.path, source]))
    const reached = new Set(routeFiles)
    for (const path of reached)
      for (const { path: next, typeOnly, lazy } of byPath.get(path)?.imports ?? [])
        if (next && !typeOnly && !lazy) reached.add(next)
    expect(reached.size).toBeGreaterThan(500)
    const ofWorker = ['workers/reports/make-pdf.server.ts', 'workers/media/loaders.server.ts']
    expect(ofWorker.filter(path => byPath.has(path))).toEqual(ofWorker)
    expect(ofWorker.filter(path => reached.has(path))).toEqual([])
  })

  test('with a fetcher’s form keep their page when it did not reach the school, which asked anew would be an error', () => {
    const byPath = new Map(all.map(source => [source.path, source]))
    const submits = (path: string, seen = new Set<string>()): boolean => {
      const source = byPath.get(path)
      if (!source || seen.has(path)) return false
      seen.add(path)
      // Of what makes up a page all is named from it to the form; where loaders come in there is none.
      if (path.endsWith('.tsx') && /useFetcher[<(]/.test(source.text)) return true
      return source.imports.some(
        each => !each.typeOnly && /^app\/.*(?<!\.server)\.tsx?$/.test(each.path) && submits(each.path, seen),
      )
    }
    // The console and the public site have no service worker that would answer without a network.
    const pages = all.filter(({ path }) => routeFiles.has(path) && !path.startsWith('app/sites/'))
    expect(pages.filter(({ path }) => submits(path)).length).toBeGreaterThan(10)
    const lost = pages
      .filter(({ path, text }) => submits(path) && !/shouldRevalidate/.test(text))
      .map(({ path }) => path)
    expect(lost).toEqual([])
  })

  test('of a module live below its id', () => {
    const strange = modules.flatMap(({ id, routes }) =>
      routes.filter(({ path }) => path !== id && !path.startsWith(`${id}/`)).map(({ path }) => `${id}: ${path}`),
    )
    expect(strange).toEqual([])
  })
})

describe('manifests', () => {
  test('are data: they import types and zod only', () => {
    const logic = all
      .filter(({ path }) => path.endsWith('/manifest.ts'))
      .flatMap(source =>
        source.imports
          .filter(({ typeOnly, specifier }) => !typeOnly && !['zod', '#tenants/module.ts'].includes(specifier))
          .map(({ specifier }) => `${source.path}: ${specifier}`),
      )
    expect(logic).toEqual([])
  })

  test('declare every permission that is used, and none that is not', () => {
    const declared = new Set([
      ...Object.keys(corePermissions),
      ...modules.flatMap(({ id, permissions }) => Object.keys(permissions).map(verb => `${id}:${verb}`)),
    ])
    const used = new Set(
      all.flatMap(({ text }) =>
        [...text.matchAll(/\b(?:load|act|receive|may)\(\s*(?:[\w.]+,\s*)?'([a-z-]+:[a-z-]+)'/g)].map(
          match => match[1] ?? '',
        ),
      ),
    )
    expect(
      [...used].filter(permission => !declared.has(permission)),
      'used, not declared',
    ).toEqual([])
    expect(
      [...declared].filter(permission => !used.has(permission)),
      'declared, not used',
    ).toEqual([])
  })

  test('never allow by default what their ceiling forbids', () => {
    const above = modules.flatMap(({ id, permissions }) =>
      Object.entries(permissions).flatMap(([verb, rule]) =>
        rule.default.filter(role => !rule.ceiling.includes(role)).map(role => `${id}:${verb} ${role}`),
      ),
    )
    expect(above).toEqual([])
  })

  test('name tables that exist, and every table of a module’s schema file, or files that begin so', () => {
    for (const { id, tables } of modules) {
      const files = readdirSync('db/schema').filter(file => file === `${id}.ts` || file.startsWith(`${id}-`))
      const inFile = files.flatMap(file =>
        [...readFileSync(`db/schema/${file}`, 'utf8').matchAll(/schoolTable\(\s*'([a-z_]+)'/g)].map(match => match[1]),
      )
      expect([...tables].sort(), id).toEqual(inFile.sort())
      for (const table of tables) expect(schoolTables.has(table), table).toBe(true)
    }
  })

  test('name as watermark a setting that is on or off', () => {
    const strange = modules.filter(
      ({ watermark, settings }) => watermark !== undefined && !settings.shape[watermark]?.safeParse(true).success,
    )
    expect(strange.map(({ id }) => id)).toEqual([])
  })

  test('name an icon that the shell draws', () => {
    expect(modules.filter(({ icon }) => !knownIcons.has(icon)).map(({ id }) => id)).toEqual([])
  })
})

function moduleOf(path: string): string | null {
  return /^app\/modules\/([^/]+)\//.exec(path)?.[1] ?? null
}
