import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filesBelow } from '#db/objects/files-below.ts'
import { outbox } from '#db/schema/events.ts'
import { media, mediaChildren } from '#db/schema/media.ts'
import type { School } from '../school.server.ts'
import { largestUpload, partBytes, uploadLimits } from './limits.ts'
import { receivePart, receiveWhole } from './part.server.ts'
import { filesOf, partId } from './store.server.ts'
import { cut, send, smallSchool, temporaryStore } from './test-folder.ts'
import { recoverLostFiles, tidyFiles } from './upkeep.server.ts'
import { abandonUpload, beginUpload, finishUpload, uploadStanding } from './upload.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  place = await smallSchool()
})
afterAll(() => store.remove())

const key = () => randomUUID()
const bytes = (text: string) => Readable.from([Buffer.from(text)])
const problem = (code: string) => expect.objectContaining({ name: 'Problem', code })
const jobsOf = (school: School) =>
  school.asSystem().read(q => q.select({ job: outbox.job, payload: outbox.payload }).from(outbox))

describe('a file of one part', () => {
  test('needs one request: begun, stored encrypted and handed to the worker', async () => {
    const file = Buffer.from('a secret picture of a child')
    const { id, state, missing } = await send(place.teacher, file)
    expect([state, missing]).toEqual(['waiting', []])
    expect(await jobsOf(place.school)).toEqual([{ job: 'media.prepare', payload: { mediaId: id } }])
    expect(await store.keys(`${place.school.id}/`)).toEqual([`${place.school.id}/${id}/parts/0000`])
    const files = await filesOf(place.school)
    expect(await buffer((await files.get(partId(id, 0))).body)).toEqual(file)
    for (const stored of await filesBelow(store.path)) expect(stored.includes('secret')).toBe(false)
  })

  test('sent again after a lost answer is one row, one job, one object', async () => {
    const uploadKey = key()
    const first = await send(place.teacher, Buffer.from('once'), undefined, uploadKey)
    const again = await send(place.teacher, Buffer.from('once'), undefined, uploadKey)
    expect(again).toEqual(first)
    expect(await jobsOf(place.school)).toHaveLength(1)
    expect(await store.keys(`${place.school.id}/`)).toHaveLength(1)
  })

  test('sent twice at the same moment is one row and one job', async () => {
    const uploadKey = key()
    const both = await Promise.all(
      [1, 2, 3].map(() => send(place.teacher, Buffer.from('at once'), undefined, uploadKey)),
    )
    expect(new Set(both.map(each => each.id)).size).toBe(1)
    expect(await jobsOf(place.school)).toHaveLength(1)
  })
})

describe('a file of several parts', () => {
  const file = randomBytes(2 * partBytes + 1000)

  test('goes on with the missing parts after a lost network', async () => {
    const uploadKey = key()
    const { id, missing } = await beginUpload(place.teacher, { uploadKey, bytes: file.length })
    expect(missing).toEqual([0, 1, 2])
    await receivePart(place.teacher, id, 1, Readable.from([cut(file, 1)]))
    expect((await beginUpload(place.teacher, { uploadKey, bytes: file.length })).missing).toEqual([0, 2])
    await expect(finishUpload(place.teacher, id)).rejects.toEqual(problem('conflict'))
    await receivePart(place.teacher, id, 2, Readable.from([cut(file, 2)]))
    expect((await receivePart(place.teacher, id, 0, Readable.from([cut(file, 0)]))).missing).toEqual([])
    expect((await finishUpload(place.teacher, id)).state).toBe('waiting')
    expect((await finishUpload(place.teacher, id)).state).toBe('waiting')
    expect(await jobsOf(place.school)).toHaveLength(1)
  })

  test('takes parts in any order at once, and the same part twice', async () => {
    const { id } = await beginUpload(place.teacher, { uploadKey: key(), bytes: file.length })
    await Promise.all([2, 0, 1, 0].map(part => receivePart(place.teacher, id, part, Readable.from([cut(file, part)]))))
    expect((await uploadStanding(place.teacher, id)).missing).toEqual([])
    expect(await store.keys(`${place.school.id}/`)).toHaveLength(3)
  })

  test('keeps nothing of a part that breaks off, is too short or too long', async () => {
    const { id } = await beginUpload(place.teacher, { uploadKey: key(), bytes: file.length })
    const broken = Readable.from(
      (function* () {
        yield cut(file, 0).subarray(0, 1000)
        throw new Error('the phone went into a lift')
      })(),
    )
    await expect(receivePart(place.teacher, id, 0, broken)).rejects.toEqual(problem('bad_request'))
    await expect(receivePart(place.teacher, id, 0, Readable.from([cut(file, 0).subarray(1)]))).rejects.toEqual(
      problem('bad_request'),
    )
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536)
      })(),
    )
    await expect(receivePart(place.teacher, id, 2, endless)).rejects.toEqual(problem('too_large'))
    await expect(receivePart(place.teacher, id, 3, bytes('x'))).rejects.toEqual(problem('bad_request'))
    expect((await uploadStanding(place.teacher, id)).missing).toEqual([0, 1, 2])
    expect(await store.keys(`${place.school.id}/`)).toEqual([])
  })
})

describe('what is refused', () => {
  test('a file larger than any kind may be', async () => {
    await expect(beginUpload(place.teacher, { uploadKey: key(), bytes: largestUpload + 1 })).rejects.toEqual(
      problem('too_large'),
    )
  })

  test('a file that the plan has no room for, counting what is on its way', async () => {
    const small = await smallSchool({ plan: 'free' })
    await small.school.write(async tx => {
      const uploadedBy = small.teacher.actor.memberId ?? ''
      await tx.insert(media).values([
        { uploadedBy, uploadKey: key(), state: 'ready', declaredBytes: 9, storedBytes: 1_500_000_000 },
        { uploadedBy, uploadKey: key(), state: 'waiting', declaredBytes: 490_000_000 },
      ])
    })
    await expect(beginUpload(small.teacher, { uploadKey: key(), bytes: 20_000_000 })).rejects.toEqual(
      problem('plan_needed'),
    )
    expect((await beginUpload(small.teacher, { uploadKey: key(), bytes: 5_000_000 })).state).toBe('receiving')
  })

  test('more uploads begun than a browser ever has under way', async () => {
    for (let i = 0; i < uploadLimits('teacher', 'photos').atOnce; i += 1)
      await beginUpload(place.teacher, { uploadKey: key(), bytes: 1 })
    await expect(beginUpload(place.teacher, { uploadKey: key(), bytes: 1 })).rejects.toEqual(problem('rate_limited'))
    const colleague = await place.teacherOf(place.bees)
    expect((await beginUpload(colleague, { uploadKey: key(), bytes: 1 })).state).toBe('receiving')
  })

  test('another file under the same key', async () => {
    const uploadKey = key()
    await beginUpload(place.teacher, { uploadKey, bytes: 10 })
    await expect(beginUpload(place.teacher, { uploadKey, bytes: 11 })).rejects.toEqual(problem('conflict'))
  })

  test("a class that is not the teacher's, or another school's", async () => {
    const other = await smallSchool()
    for (const classId of [place.frogs, other.bees]) {
      await expect(beginUpload(place.teacher, { uploadKey: key(), bytes: 1, classId })).rejects.toEqual(
        problem('not_found'),
      )
    }
    expect((await beginUpload(place.office, { uploadKey: key(), bytes: 1, classId: place.frogs })).state).toBe(
      'receiving',
    )
  })

  test("another's upload, in this school or another: it does not exist", async () => {
    const { id } = await beginUpload(place.teacher, { uploadKey: key(), bytes: 4 })
    const other = await smallSchool()
    for (const stranger of [await place.teacherOf(place.bees), place.office, other.teacher, other.office]) {
      await expect(receivePart(stranger, id, 0, bytes('evil'))).rejects.toEqual(problem('not_found'))
      await expect(uploadStanding(stranger, id)).rejects.toEqual(problem('not_found'))
      await expect(finishUpload(stranger, id)).rejects.toEqual(problem('not_found'))
      await expect(abandonUpload(stranger, id)).rejects.toEqual(problem('not_found'))
    }
    expect(await store.keys(`${place.school.id}/`)).toEqual([])
  })
})

describe('giving up', () => {
  test('an abandoned upload leaves neither row nor bytes, and its key is used up only while the row is there', async () => {
    const uploadKey = key()
    const file = randomBytes(partBytes + 1)
    const { id } = await beginUpload(place.teacher, { uploadKey, bytes: file.length })
    await receivePart(place.teacher, id, 0, Readable.from([cut(file, 0)]))
    await abandonUpload(place.teacher, id)
    expect(await store.keys(`${place.school.id}/`)).toEqual([])
    await expect(uploadStanding(place.teacher, id)).rejects.toEqual(problem('not_found'))
  })

  test('a part that was under way while its upload was abandoned leaves no bytes', async () => {
    const { id } = await beginUpload(place.teacher, { uploadKey: key(), bytes: 4 })
    const late = Readable.from(
      (async function* () {
        yield Buffer.from('la')
        await abandonUpload(place.teacher, id)
        yield Buffer.from('te')
      })(),
    )
    await expect(receivePart(place.teacher, id, 0, late)).rejects.toEqual(problem('not_found'))
    expect(await store.keys(`${place.school.id}/`)).toEqual([])
  })

  test('uploads that stood still for a day are swept, younger ones are not', async () => {
    const old = await beginUpload(place.teacher, { uploadKey: key(), bytes: partBytes + 1 })
    await receivePart(place.teacher, old.id, 1, bytes('x'))
    const young = await receiveYoung(place.teacher)
    await place.school.write(tx =>
      tx.update(media).set({ changedAt: sql`now() - interval '25 hours'` }).where(eq(media.id, old.id)),
    )
    await tidyFiles(place.school)
    expect(await rowIds()).toEqual([young])
    expect(await store.keys(`${place.school.id}/`)).toEqual([`${place.school.id}/${young}/parts/0001`])
  })

  test('files in the bin go for good after thirty days, bytes and row', async () => {
    const kept = await send(place.teacher, Buffer.from('kept'))
    const gone = await send(place.teacher, Buffer.from('gone'))
    await place.school.write(async tx => {
      await tx
        .update(media)
        .set({ state: 'ready', deletedAt: sql`now() - interval '31 days'` })
        .where(eq(media.id, gone.id))
      await tx
        .update(media)
        .set({ state: 'ready', deletedAt: sql`now() - interval '29 days'` })
        .where(eq(media.id, kept.id))
    })
    await tidyFiles(place.school)
    expect(await rowIds()).toEqual([kept.id])
    expect(await store.keys(`${place.school.id}/`)).toEqual([`${place.school.id}/${kept.id}/parts/0000`])
  })

  test('so does a photo with children on it', async () => {
    const photo = await send(place.teacher, Buffer.from('gone'))
    const { childId } = await place.family(place.bees)
    await place.school.write(async tx => {
      await tx.insert(mediaChildren).values({ mediaId: photo.id, childId })
      await tx
        .update(media)
        .set({ state: 'ready', deletedAt: sql`now() - interval '31 days'` })
        .where(eq(media.id, photo.id))
    })
    await tidyFiles(place.school)
    expect(await rowIds()).toEqual([])
  })

  test('a waiting file whose job was lost is sent again, one that has its job is not', async () => {
    const lost = await send(place.teacher, Buffer.from('lost'))
    await place.school.write(tx => tx.delete(outbox))
    await send(place.teacher, Buffer.from('still there'))
    await place.school.write(tx =>
      tx.update(media).set({ state: 'working', changedAt: sql`now() - interval '11 minutes'` }),
    )
    await recoverLostFiles(place.school)
    await recoverLostFiles(place.school)
    const jobs = await jobsOf(place.school)
    expect(jobs).toHaveLength(2)
    expect(jobs.filter(job => job.payload.mediaId === lost.id)).toHaveLength(1)
  })

  async function receiveYoung(school: School): Promise<string> {
    const { id } = await beginUpload(school, { uploadKey: key(), bytes: partBytes + 1 })
    await receivePart(school, id, 1, bytes('x'))
    return id
  }
  const rowIds = async () => (await place.school.read(q => q.select({ id: media.id }).from(media))).map(row => row.id)
})

test('one part that is more than one part is refused', async () => {
  const upload = { uploadKey: key(), bytes: partBytes + 1 }
  await expect(receiveWhole(place.teacher, upload, bytes('x'))).rejects.toEqual(problem('too_large'))
})
