import { connect } from 'node:net'
import { house } from './house.ts'

/**
 * Sends bytes as they are, where an HTTP client would refuse to or tidy them up.
 * @returns the first answer's status, header lines and body
 */
export function sendRaw(text: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(house.port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.setTimeout(20_000, () => socket.destroy(new Error('No answer.')))
    socket.on('data', chunk => chunks.push(chunk))
    socket.once('error', reject)
    socket.once('close', () => {
      const [head = '', body = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body })
    })
    socket.write(text, 'utf8')
  })
}
