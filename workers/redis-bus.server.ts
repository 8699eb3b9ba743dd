import { Redis } from 'ioredis'
import type { Bus, Channel } from '#tenants/bus.server.ts'
import { BusMessages } from './bus-message.ts'
import { log, loggable } from './log.server.ts'

const firstRetryMs = 100
const lastRetryMs = 5_000

/**
 * Messages by Redis's publish and subscribe, which needs two connections: one that subscribes can do nothing else. Redis
 * keeps no message for a subscriber that is away, so every reconnect says that some may have been missed.
 */
export class RedisBus implements Bus {
  readonly #messages = new BusMessages()
  readonly #redisChannel: string
  readonly #publisher: Redis
  readonly #subscriber: Redis

  /** @param prefix tells installations on one Redis apart */
  constructor(url: string, prefix: string) {
    this.#redisChannel = `${prefix}:bus`
    const retryStrategy = (times: number) => Math.min(firstRetryMs * 2 ** Math.min(times, 10), lastRetryMs)
    const shared = { lazyConnect: true, retryStrategy, connectTimeout: 10_000 }
    // A write does not wait for a bus that is away: what cannot be sent now is made up for by caches' and sweeps' time.
    this.#publisher = new Redis(url, { ...shared, enableOfflineQueue: false, commandTimeout: 2_000 })
    this.#subscriber = new Redis(url, { ...shared, maxRetriesPerRequest: null, keepAlive: 10_000 })
    for (const client of [this.#publisher, this.#subscriber]) {
      client.on('error', (error: Error) => log.warn(loggable(error), 'the bus has trouble'))
    }
  }

  async send(channel: Channel, id: string): Promise<void> {
    await this.#publisher.publish(this.#redisChannel, this.#messages.write(channel, id))
  }

  /** @throws if Redis cannot be reached; later reconnects are tried until they succeed */
  async listen(deliver: (channel: Channel, id: string) => void, missed: () => void): Promise<void> {
    await Promise.all([this.#publisher.connect(), this.#subscriber.connect()])
    this.#subscriber.on('message', (_channel: string, text: string) => {
      const message = this.#messages.read(text)
      if (message) deliver(message.channel, message.id)
    })
    await this.#subscriber.subscribe(this.#redisChannel)
    // The client subscribes again by itself, but says it is ready before Redis has agreed; asked once more, we know.
    this.#subscriber.on('ready', () => {
      this.#subscriber.subscribe(this.#redisChannel).then(missed, () => {})
    })
  }

  async close(): Promise<void> {
    this.#subscriber.disconnect()
    this.#publisher.disconnect()
  }
}
