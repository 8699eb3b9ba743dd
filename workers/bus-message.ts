import { randomUUID } from 'node:crypto'
import { type Channel, channels } from '#tenants/bus.server.ts'

const ids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,2}$/

/**
 * How a message travels: who sends, about what, whose id, each a word. A process knows its own by the sender and
 * passes them over: what it publishes it delivers to itself, at once and without the bus.
 */
export class BusMessages {
  readonly #sender = randomUUID()

  write(channel: Channel, id: string): string {
    return `${this.#sender} ${channel} ${id}`
  }

  /** @returns null for what this process has sent itself, and for what is no message of ours */
  read(text: string): { channel: Channel; id: string } | null {
    const [sender, name, id, ...more] = text.split(' ')
    const channel = channels.find(each => each === name)
    if (sender === this.#sender || !channel || !id || !ids.test(id) || more.length > 0) return null
    return { channel, id }
  }
}
