import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const texts = /\.(?:js|css|svg|json)$/

/** Shorter than this, a file travels in one packet either way. */
const smallestBytes = 256

/**
 * Writes `<name>.br` and `<name>.gz` beside each text among `names`, which the web process sends instead: packed once and
 * as small as it goes, where packing each answer would cost time and room.
 * @param folder in which the files are; a name is relative to it
 */
export async function packFiles(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.filter(name => texts.test(name)).map(name => packFile(join(folder, name))))
}

async function packFile(path: string): Promise<void> {
  const text = await readFile(path)
  if (text.length < smallestBytes) return
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}
