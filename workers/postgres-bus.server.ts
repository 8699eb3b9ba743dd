import type { PoolClient } from 'pg'
import { pool } from '#db/client.server.ts'
import type { Bus, Channel } from '#tenants/bus.server.ts'
import { BusMessages } from './bus-message.ts'
import { log, loggable } from './log.server.ts'

const firstRetryMs = 100
const lastRetryMs = 5_000
/** A connection that was cut without a word is noticed after this long at most, plus the patience for one answer. */
const heartbeatMs = 30_000
const answerMs = 10_000

/**
 * Messages by NOTIFY, heard on a connection of its own, which the platform's pool gives away for good. PostgreSQL keeps
 * no message for a listener that is away, so every reconnect says that some may have been missed.
 */
export class PostgresBus implements Bus {
  readonly #messages = new BusMessages()
  readonly #pgChannel: string
  #client: PoolClient | null = null
  #heartbeat: NodeJS.Timeout | null = null
  #retry: NodeJS.Timeout | null = null
  #closed = false
  #next: { texts: string[]; sent: Promise<void> } | null = null
  #last: Promise<void> = Promise.resolve()

  /** @param prefix tells installations in one database apart */
  constructor(prefix: string) {
    this.#pgChannel = `${prefix}_bus`
  }

  /** One statement is under way at a time: what is said meanwhile goes along with the next, so that a busy moment makes longer ones and not more. */
  send(channel: Channel, id: string): Promise<void> {
    this.#next ??= this.#batch()
    this.#next.texts.push(this.#messages.write(channel, id))
    return this.#next.sent
  }

  #batch(): { texts: string[]; sent: Promise<void> } {
    const texts: string[] = []
    const sent = this.#last.then(async () => {
      this.#next = null
      await pool('platform').query('select pg_notify($1, text) from unnest($2::text[]) text', [this.#pgChannel, texts])
    })
    this.#last = sent.catch(() => {})
    return { texts, sent }
  }

  /** @throws if the first connection fails; later ones are tried until they succeed */
  async listen(deliver: (channel: Channel, id: string) => void, missed: () => void): Promise<void> {
    await this.#connect(deliver, missed)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#retry) clearTimeout(this.#retry)
    this.#drop()
  }

  async #connect(deliver: (channel: Channel, id: string) => void, missed: () => void): Promise<void> {
    const client = await pool('platform').connect()
    const lost = () => {
      if (this.#client !== client) return
      this.#drop()
      this.#reconnect(deliver, missed, firstRetryMs)
    }
    client.on('notification', ({ payload = '' }) => {
      const message = this.#messages.read(payload)
      if (message) deliver(message.channel, message.id)
    })
    client.on('error', lost)
    client.on('end', lost)
    try {
      await client.query(`listen ${client.escapeIdentifier(this.#pgChannel)}`)
    } catch (error) {
      client.release(true)
      throw error
    }
    if (this.#closed) return client.release(true)
    this.#client = client
    this.#heartbeat = setInterval(() => {
      const patience = setTimeout(lost, answerMs)
      client
        .query('select 1')
        .catch(lost)
        .finally(() => clearTimeout(patience))
    }, heartbeatMs).unref()
  }

  #reconnect(deliver: (channel: Channel, id: string) => void, missed: () => void, delay: number): void {
    if (this.#closed) return
    // Spread over half the time, so that all processes do not come back in the same moment.
    this.#retry = setTimeout(
      () =>
        this.#connect(deliver, missed).then(missed, (error: unknown) => {
          log.warn(loggable(error), 'the bus cannot be reached')
          this.#reconnect(deliver, missed, Math.min(delay * 2, lastRetryMs))
        }),
      delay * (0.75 + Math.random() / 2),
    )
  }

  /** Destroys the connection: one that listens must not go back into the pool. */
  #drop(): void {
    if (this.#heartbeat) clearInterval(this.#heartbeat)
    const client = this.#client
    this.#client = null
    client?.release(true)
  }
}
