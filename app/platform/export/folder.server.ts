import { asc } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { columnsOf, exportedTables, openerOf, rowsOf, type TableCount } from '#tenants/export/rows.server.ts'
import { withheldTables } from '#tenants/export/withheld.ts'
import { safeName } from '#tenants/files/safe-name.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { Problem } from '#tenants/problem.ts'
import { csvLines, csvMark } from '../csv.ts'
import { folderPages } from '../record/folder.server.tsx'
import { placeFiles } from '../record/placed-files.server.ts'
import { recordParts } from '../record/sources.server.ts'
import { folderStyle } from '../record/style.ts'
import type { RecordReader } from '../record.ts'
import type { Entry } from './archive.server.ts'
import { type FileToTake, invoicePdfs } from './files.server.ts'
import { indexPage } from './index-page.server.tsx'
import { readmeOfSchool } from './readme.ts'

/** A child with its folder. */
export interface ChildFolder {
  name: string
  folder: string
}

/**
 * Everything of the export that is not a file of the school's: each child's record as families take it along, every table as a list, and what is what.
 * One child, and a few hundred rows, at a time.
 */
export class Folder {
  readonly #now = new Date()
  readonly #children: ChildFolder[] = []
  readonly #counts = new Map<string, TableCount>()

  /**
   * @param files what has really gone along, by its id
   * @param sums SHA-256 by path of all that was written before; this folder's own join them
   * @param alive called between two children or tables; what it throws ends the work
   */
  constructor(
    private readonly reader: RecordReader,
    private readonly files: ReadonlyMap<string, FileToTake>,
    private readonly sums: ReadonlyMap<string, string>,
    private readonly volumes: number,
    private readonly alive: () => Promise<void>,
  ) {}

  async *entries(): AsyncGenerator<Entry> {
    yield* this.#records()
    yield* this.#tables()
    yield* invoicePdfs(this.reader.school)
    const { school, locale, t } = this.reader
    yield this.#text('data/files.csv', this.#listOfFiles())
    yield this.#text(
      'index.html',
      indexPage({ locale, t, school: school.facts.name, children: this.#children, tables: [...this.#counts.keys()] }),
    )
    yield this.#text('style.css', folderStyle)
    yield this.#text('README.txt', readmeOfSchool(school.facts.name))
    yield this.#text('manifest.json', this.#manifest())
    // Last, so that every other file is in it: `sha256sum -c sha256sums.txt` looks at all of them.
    yield this.#text('sha256sums.txt', [...this.sums].map(([path, sum]) => `${sum}  ${path}\n`).join(''))
  }

  async *#records(): AsyncGenerator<Entry> {
    const { school } = this.reader
    const all = await school.read(q => q.select().from(children).orderBy(asc(children.lastName), asc(children.id)))
    for (const child of all) {
      await this.alive()
      const parts = await recordParts(this.reader, child.id).catch((error: unknown) => {
        // Erased since the list was read.
        if (error instanceof Problem && error.code === 'not_found') return null
        throw error
      })
      if (!parts) continue
      const folder = `children/${safeName(nameOf(child))} ${child.id.slice(-6)}`
      this.#children.push({ name: nameOf(child), folder })
      const own = new Map<string, FileToTake>()
      for (const { mediaId } of await placeFiles(school, parts)) {
        const file = this.files.get(mediaId)
        // Pages of a child stand two folders below.
        if (file) own.set(mediaId, { ...file, path: `../../${file.path}` })
      }
      for (const { path, text } of folderPages(this.reader, parts, own))
        yield this.#text(`${folder}/${path}`, path === 'README.txt' ? readmeOfSchool(school.facts.name) : text)
    }
  }

  async *#tables(): AsyncGenerator<Entry> {
    const { school } = this.reader
    const open = await openerOf(school)
    for (const table of exportedTables()) {
      await this.alive()
      const count: TableCount = { rows: 0, notShown: 0, unreadable: 0 }
      this.#counts.set(table, count)
      const lines = async function* () {
        yield csvMark + csvLines([columnsOf(table)])
        for await (const page of rowsOf(school, table, open, count)) yield csvLines(page)
      }
      yield { path: `data/${table}.csv`, modified: this.#now, content: lines() }
    }
  }

  #text(path: string, content: string): Entry {
    return { path, modified: this.#now, content }
  }

  #listOfFiles(): string {
    const rows = [...this.files.values()].map(({ mediaId, path, mime, bytes }) => [mediaId, path, mime, bytes])
    return csvMark + csvLines([['media_id', 'path', 'type', 'bytes'], ...rows])
  }

  #manifest(): string {
    const { id, name, slug } = this.reader.school.facts
    const manifest = {
      kind: 'cubby-school-export',
      version: 1,
      school: { id, name, slug },
      madeAt: this.#now.toISOString(),
      madeFor: this.reader.school.actor.name,
      archives: this.volumes,
      counts: { children: this.#children.length, files: this.files.size },
      tables: Object.fromEntries(this.#counts),
      withheld: {
        tables: withheldTables,
        columns: 'passwords, PINs, tokens and keyed indexes, in whatever table',
        rows: 'notShown: what is between other people, such as conversations of two; the owner may not read it on the site either',
      },
    }
    return `${JSON.stringify(manifest, null, 2)}\n`
  }
}
