import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openFolderStore } from '#db/objects/folder-store.server.ts'
import type { ObjectStore } from '#db/objects/object-store.ts'
import { retrying } from '#db/objects/retrying.server.ts'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import type { MemberRole } from '#db/schema/members.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { insertSchool } from '#db/test-school.ts'
import type { Actor } from '../actor.ts'
import { system } from '../actor.ts'
import { School } from '../school.server.ts'
import { partCount, sizeOfPart } from './limits.ts'
import { receivePart, receiveWhole } from './part.server.ts'
import { replaceObjectStore } from './store.server.ts'
import { beginUpload, finishUpload, type UploadStanding } from './upload.server.ts'

/** For tests: the first day of a school year in which everybody is enrolled unless told. */
export const schoolYear = { first: '2026-01-01', day: '2026-05-04' }

/** For tests: an empty folder as the process's object store; `wrap` makes it fail as the test wants. */
export async function temporaryStore(wrap: (store: ObjectStore) => ObjectStore = store => store) {
  const path = await mkdtemp(join(tmpdir(), 'cubby-files-'))
  const plain = await openFolderStore(path)
  // No pause between tries: what is tested is that there are some.
  replaceObjectStore(retrying(wrap(plain), { pause: async () => {} }))
  return {
    path,
    plain,
    async keys(prefix = ''): Promise<string[]> {
      const keys: string[] = []
      for await (const { key } of plain.list(prefix)) keys.push(key)
      return keys
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

/** For tests: a school with two classes, a teacher of the first, an office, and families as they are asked for. */
export async function smallSchool(overrides: Parameters<typeof insertSchool>[0] = {}) {
  const school = new School(await insertSchool(overrides), system)
  const room = (name: string) =>
    school.write(async tx => {
      const [row] = await tx.insert(classes).values({ name, schoolYear: '2025/26' }).returning({ id: classes.id })
      return row!.id
    })
  const member = (role: MemberRole, name = role as string): Promise<Actor & { memberId: string }> =>
    school.write(async tx => {
      const [row] = await tx.insert(members).values({ role, name }).returning({ id: members.id })
      return { role, memberId: row!.id, name, locale: null, welcomed: true }
    })
  const teacherOf = async (classId: string) => {
    const teacher = await member('teacher')
    await school.write(tx => tx.insert(classStaff).values({ classId, memberId: teacher.memberId }))
    return school.as(teacher)
  }
  const [bees, frogs] = [await room('Bees'), await room('Frogs')]
  return {
    school,
    bees,
    frogs,
    teacher: await teacherOf(bees),
    office: school.as(await member('office')),
    teacherOf,
    member,
    /** A child in a class with one guardian. */
    async family(classId: string) {
      const guardian = await member('guardian')
      const childId = await school.write(async tx => {
        const [child] = await tx
          .insert(children)
          .values({ firstName: 'Mina', lastName: 'Test' })
          .returning({ id: children.id })
        await tx.insert(enrolments).values({ childId: child!.id, classId, startsOn: schoolYear.first })
        await tx.insert(guardianships).values({ childId: child!.id, memberId: guardian.memberId, relation: 'mother' })
        return child!.id
      })
      return { childId, guardian: school.as(guardian) }
    },
  }
}

/** For tests: a file on the road that a browser takes, in one request or in parts. */
export async function send(
  school: School,
  file: Buffer,
  classId?: string,
  uploadKey: string = randomUUID(),
): Promise<UploadStanding> {
  const upload = { uploadKey, bytes: file.length, classId }
  if (partCount(file.length) === 1) return receiveWhole(school, upload, Readable.from([file]))
  const { id, missing } = await beginUpload(school, upload)
  for (const part of missing) await receivePart(school, id, part, Readable.from([cut(file, part)]))
  return finishUpload(school, id)
}

/** For tests: the bytes of one part. */
export const cut = (file: Buffer, part: number): Buffer => {
  const start = part * (4 * 1024 * 1024)
  return file.subarray(start, start + sizeOfPart(file.length, part))
}
