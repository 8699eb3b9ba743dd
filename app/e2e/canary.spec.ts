import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { albumOf, photoStates } from './albums.ts'
import { asSuperuser } from './database.ts'
import { house } from './house.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { uploadInBrowser } from './upload.ts'

/*
 * What must never lie in the clear: a photo's bytes and what its file says of itself, a phone number, an address. Marked ones
 * go in by the road that people take; then everything that is stored is searched for the marks.
 */

test('a marked photo, phone number and address are found nowhere, unless written there in the clear', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { childId } = await own.family('Mina')
  const mark = randomBytes(9).toString('hex')
  const marks = {
    photo: `canary-photo-${mark}`,
    file: `canary-file-${mark}`,
    email: `canary-${mark}@mail.example`,
    phone: canaryPhone(),
  }
  await addGuardian(own.owner.school, childId, uuidv7(), {
    name: 'Grandmother',
    relation: 'grandparent',
    rights: { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: false, mayPay: false },
    contact: { email: marks.email, phone: marks.phone },
  })
  const albumId = await albumOf(teacher, own.classId)
  const page = await browserOf({ as: teacher })
  const mediaId = await uploadInBrowser(
    page,
    teacher,
    { name: `${marks.file}.jpg`, bytes: await markedPhoto(marks.photo) },
    own.classId,
  )
  await albumOf(teacher, own.classId, { albumId, mediaIds: [mediaId] })
  await expect.poll(() => photoStates(teacher, albumId)).toEqual(['ready'])

  const searched = Object.values(marks)
  expect(await whereFound(searched)).toEqual([])

  // The search itself works: what is written in the clear is found, in each of the places.
  const scratch = join(house.data, `canary-${randomUUID()}`)
  await writeFile(scratch, `x${marks.phone}x`)
  await asSuperuser(house.database, async client => {
    await client.query('create table canary_scratch (told text)')
    await client.query('insert into canary_scratch values ($1)', [marks.email])
  })
  try {
    const found = await whereFound(searched)
    expect(found).toContainEqual(expect.stringContaining(scratch))
    expect(found).toContainEqual(expect.stringMatching(/files of the database: .*base/))
    expect(found).toContainEqual('table canary_scratch')
  } finally {
    await rm(scratch)
    await asSuperuser(house.database, client => client.query('drop table canary_scratch'))
  }
})

/** Places where one of the marks stands: files of the database, rows, objects and other data at rest, logs. */
async function whereFound(marks: string[]): Promise<string[]> {
  const places = await asSuperuser(house.database, async client => {
    await client.query('checkpoint')
    const { rows } = await client.query<{ folder: string; oid: string }>(
      `select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()`,
    )
    const { folder: said = '', oid = '' } = rows[0] ?? {}
    // The embedded server knows its folder by a handle that is its own.
    const folder = process.env.TEST_DATABASE_FOLDER ?? said
    return {
      inRows: await rowsWith(client, marks),
      folders: [join(folder, 'base', oid), join(folder, 'pg_wal'), join(folder, 'global')],
    }
  })
  const inDatabase = await filesWith(marks, places.folders)
  // The outbox folder is the post office of an installation without one: what is in it was sent to its reader.
  const inData = (await filesWith(marks, [house.data])).filter(path => !path.startsWith(join(house.data, 'outbox')))
  const inLogs = await filesWith(marks, [house.logs])
  return [...places.inRows, ...inDatabase.map(path => `files of the database: ${path}`), ...inData, ...inLogs]
}

/** Large values lie compressed on disk, so every row of every table is read as well: people, queue and identity alike. */
async function rowsWith(client: pg.Client, marks: string[]): Promise<string[]> {
  const tables = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')`)
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rowCount } = await client.query(`select 1 from ${name} t where t::text ~* $1 limit 1`, [
      marks.map(pgEscape).join('|'),
    ])
    if (rowCount) found.push(`table ${name.replace(/^public\./, '')}`)
  }
  return found
}

const pgEscape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function filesWith(marks: string[], folders: string[]): Promise<string[]> {
  const words = marks.flatMap(mark => ['-e', mark])
  const run = promisify(execFile)('grep', [
    '--recursive',
    '--files-with-matches',
    '--fixed-strings',
    '--text',
    '--ignore-case',
    ...words,
    ...folders,
  ])
  // 1: nothing found. 2: a file vanished while it was read, as temporary ones of the database do; what was found still counts.
  const { stdout } = await run.catch((error: { code?: number; stdout?: string }) => {
    if (error.code === 1 || error.code === 2) return { stdout: error.stdout ?? '' }
    throw error
  })
  return stdout.split('\n').filter(Boolean)
}

/** A photo that says its mark in EXIF. */
async function markedPhoto(mark: string): Promise<Buffer> {
  const noise = randomBytes(640 * 480 * 3)
  const exif = { IFD0: { ImageDescription: mark, Artist: mark, Copyright: mark } }
  return sharp(noise, { raw: { width: 640, height: 480, channels: 3 } })
    .jpeg()
    .withExif(exif)
    .toBuffer()
}

/** Of the range that Ofcom keeps free for drama, so that it is nobody's: 020 7946 0000 to 0999. */
const canaryPhone = () => `+44207946${String(randomBytes(2).readUInt16BE() % 1000).padStart(4, '0')}`
