/** Bytes waiting in the chunks they came in, so that cutting off a segment copies each byte at most once. */
export class ByteQueue {
  #chunks: Buffer[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
  }

  /** Takes the first `bytes` out. @throws RangeError when fewer are waiting */
  take(bytes: number): Buffer {
    if (bytes > this.#length) throw new RangeError('Not enough bytes waiting')
    const taken: Buffer[] = []
    let missing = bytes
    let used = 0
    for (const chunk of this.#chunks) {
      if (missing < chunk.length) {
        taken.push(chunk.subarray(0, missing))
        break
      }
      taken.push(chunk)
      missing -= chunk.length
      used += 1
    }
    const rest = this.#chunks[used]
    const left = this.#chunks.slice(used)
    if (rest) left[0] = rest.subarray(missing)
    this.#chunks = left
    this.#length -= bytes
    return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
  }
}
