import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { makeZip } from 'client-zip'

/** Something of the archive: a text, or pieces as they come. */
export interface Entry {
  path: string
  modified: Date
  content: string | AsyncIterable<string | Uint8Array>
}

/** A zip made while it is read. Every file in it is summed as it passes, and so is the whole. */
export class Archive {
  readonly #whole = createHash('sha256')

  /** @param sums gets the SHA-256 of each file by its path */
  constructor(
    private readonly sums: Map<string, string>,
    private readonly entries: () => AsyncGenerator<Entry>,
  ) {}

  stream(): Readable {
    const { sums, entries } = this
    async function* summed() {
      for await (const { path, modified, content } of entries())
        yield { name: path, lastModified: modified, input: summing(content, sum => sums.set(path, sum)) }
    }
    const zip = Readable.fromWeb(makeZip(summed()) as NodeReadableStream<Uint8Array>)
    return Readable.from(this.#summingWhole(zip), { objectMode: false })
  }

  /** SHA-256 of the archive, once its stream has ended. */
  sha256(): string {
    return this.#whole.digest('hex')
  }

  async *#summingWhole(zip: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of zip) {
      this.#whole.update(chunk as Buffer)
      yield chunk as Buffer
    }
  }
}

async function* summing(content: Entry['content'], done: (sum: string) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  const pieces = typeof content === 'string' ? [content] : content
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    hash.update(bytes)
    yield bytes
  }
  done(hash.digest('hex'))
}
