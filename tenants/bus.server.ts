import { EventEmitter } from 'node:events'

/**
 * What processes tell each other. A message is ids, one but for `typing`, and nothing else: who listens looks the
 * rest up under its own rights, so nothing personal can leak through it. The id is a school's unless told.
 * - `outbox`: rows are waiting to be sent
 * - `live`: open pages have something to catch up on
 * - `school`: facts, brand or switches changed; forget what is cached
 * - `member`: a membership changed; forget cached actors of the school
 * - `class`: who is in which class changed; open pages look for all news once
 * - `unread`: members of a school were told something, or one member (by the member's id) has read
 * - `session`: sessions of an identity ended; forget who they were
 * - `announcements`: the vendor has published or withdrawn one, by its id
 * - `typing`: somebody writes: the ids of school, conversation and member, joined by dots
 */
export const channels = [
  'outbox',
  'live',
  'school',
  'member',
  'class',
  'unread',
  'session',
  'announcements',
  'typing',
] as const
export type Channel = (typeof channels)[number]
export type Listener = (id: string) => void | Promise<void>

/** Carries messages between processes. Delivery to the own process is immediate and does not need it. */
export interface Bus {
  send(channel: Channel, id: string): Promise<void>
  /** @param missed called when messages may have been lost (a reconnect): caches must be emptied */
  listen(deliver: (channel: Channel, id: string) => void, missed: () => void): Promise<void>
  close(): Promise<void>
}

// On globalThis, since a development reload evaluates this file anew while listeners live on.
const shared = globalThis as typeof globalThis & { cubbyBus?: { local: EventEmitter; remote: Bus | null } }
shared.cubbyBus ??= { local: new EventEmitter().setMaxListeners(0), remote: null }
const state = shared.cubbyBus

/** Connects this process to the others. Before (and without) it, messages reach this process only. */
export async function joinBus(bus: Bus): Promise<void> {
  state.remote = bus
  await bus.listen(
    (channel, id) => state.local.emit(channel, id),
    () => state.local.emit('missed'),
  )
}

/**
 * Tells every process, this one at once. A failing bus is not the caller's failure: caches expire by
 * themselves, outboxes are swept, streams replay.
 */
export async function publish(channel: Channel, id: string): Promise<void> {
  state.local.emit(channel, id)
  await state.remote?.send(channel, id).catch(() => {})
}

/** @returns a function that stops listening */
export function onMessage(channel: Channel, listener: Listener): () => void {
  state.local.on(channel, listener)
  return () => state.local.off(channel, listener)
}

/** Calls back when messages may have been missed. */
export function onMissed(listener: () => void): () => void {
  state.local.on('missed', listener)
  return () => state.local.off('missed', listener)
}

export async function leaveBus(): Promise<void> {
  await state.remote?.close()
  state.remote = null
}
