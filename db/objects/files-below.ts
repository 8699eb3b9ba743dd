import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** For tests: the bytes of every file below a folder. */
export async function filesBelow(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(entries.filter(entry => entry.isFile()).map(entry => readFile(join(entry.parentPath, entry.name))))
}
