import { v7 as uuidv7 } from 'uuid'
import type { School } from '../../school.server.ts'
import { makeImport } from './making.server.ts'
import { previewOf } from './preview.server.ts'
import { takeRoster } from './roster.server.ts'

export const unnamed = (child: string): string => `${child}’s parent`

/** A CSV file of these lines. */
export const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`)

/** Takes a file in as the office. @returns the import's id */
export async function taken(office: School, bytes: Buffer): Promise<string> {
  const importId = uuidv7()
  await takeRoster(office, importId, bytes)
  return importId
}

/** Takes a file in and makes what it says. @returns the import's id */
export async function made(office: School, bytes: Buffer): Promise<string> {
  const importId = await taken(office, bytes)
  await makeImport(office, importId, unnamed)
  return importId
}

export const preview = (office: School, importId: string) => previewOf(office, importId, unnamed)

/** A roster of that many children, two guardians each, every fourth a sibling of the child before, two tags. */
export function longRoster(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, index) => {
    const family = index - (index % 4 === 3 ? 1 : 0)
    const day = `20${20 + (index % 4)}-0${1 + (index % 9)}-${10 + (index % 19)}`
    const people = [1, 2].map(
      n =>
        `Parent${n} Family${family},${n === 1 ? 'mother' : 'father'},p${n}.${family}@mail.example,+4930${1_000_000 + family * 2 + n}`,
    )
    const tags = `Bus ${index % 20}; ${index % 2 ? 'swimming' : 'late bus'}`
    return [`Child${index}`, `Family${family}`, day, `Group ${index % 200}`, ...people, tags].join(',')
  })
  return csv(
    'First name,Last name,Birth date,Class,Parent 1,Relation,E-mail,Phone,Parent 2,Relation 2,E-mail 2,Phone 2,Tags',
    ...lines,
  )
}
