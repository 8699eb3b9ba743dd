/** A message of PostgreSQL's protocol, version 3 (PostgreSQL documentation, "Message Formats"). */
export interface Message {
  type: string
  /** The beginning of what it carries. */
  text: string
}

/** Cuts one direction of a connection into its messages. */
export class Messages {
  #rest = Buffer.alloc(0)

  /** @param opening whether the first message is the client's start-up, which has no type */
  constructor(private opening: boolean) {}

  /** The messages that this chunk completes. */
  read(chunk: Buffer): Message[] {
    const bytes = Buffer.concat([this.#rest, chunk])
    const found: Message[] = []
    let at = 0
    for (;;) {
      const head = this.opening ? 0 : 1
      if (bytes.length < at + head + 4) break
      const end = at + head + bytes.readUInt32BE(at + head)
      if (bytes.length < end) break
      const type = head ? String.fromCharCode(bytes[at] ?? 0) : ''
      found.push({ type, text: bytes.toString('latin1', at + head + 4, Math.min(end, at + head + 24)) })
      this.opening = false
      at = end
    }
    this.#rest = bytes.subarray(at)
    return found
  }
}
