import { finished, type Readable } from 'node:stream'

/**
 * Takes the first `count` bytes off a stream that someone else goes on to read; fewer when it ends before. Rejects with the
 * stream's error. One that comes later, while nobody reads yet, waits for the reader instead of ending the process.
 */
export function firstBytes(stream: Readable, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const read = () => {
      const bytes: unknown = stream.read(count)
      if (Buffer.isBuffer(bytes)) settle(() => resolve(bytes))
    }
    const stopWatching = finished(stream, error => settle(() => (error ? reject(error) : resolve(Buffer.alloc(0)))))
    const settle = (how: () => void) => {
      stream.off('readable', read)
      stopWatching()
      how()
    }
    stream.on('error', () => {
      // `finished` above and the later reader's pipeline report it.
    })
    stream.on('readable', read)
    read()
  })
}
