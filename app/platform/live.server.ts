import { asc, desc, gt, lt, sql } from 'drizzle-orm'
import { currentChildren, currentClasses, relativeClassDays, relativeSince } from '#db/actor-settings.ts'
import { liveEvents } from '#db/schema/events.ts'
import { isShut } from '#db/school-states.ts'
import { memberOf } from '#tenants/actor.ts'
import { onMessage, onMissed } from '#tenants/bus.server.ts'
import { School } from '#tenants/school.server.ts'
import type { RequestContext } from './context.ts'
import { type EventAudience, type LiveReader, mayConcern } from './live-reader.ts'
import { openStreams } from './metrics.server.ts'
import { closeSupportStreams, supportStream } from './support/stream.server.ts'
import { passTyping } from './typing.server.ts'

const encoder = new TextEncoder()
const heartbeatMs = 25_000
/** An event is of the moment its transaction began; it may have been committed this much later. */
const commitMs = 10_000
/** Events read in one go. */
const atOnce = 200
/** The open pages of each school, so that news of one are not looked for among all others'. */
const streams = new Map<string, Set<Stream>>()
/** By school: the last event of which every open page is known to have heard, or to have no need to. */
const sifted = new Map<string, number>()
let leaving = false

/** One open page: which school, who reads, and how to make it look for news. */
export interface Stream {
  school: School
  identityId: string
  /** As of the last look and its day; null when that may not be true any more. */
  reader: (LiveReader & { day: string }) | null
  /** How often it was made null. */
  changes: number
  catchUp(): void
  /** Tells the page something that is not kept and not replayed. */
  pass(event: string, ids: Record<string, string>): void
  close(): void
}

/**
 * A page's stream of server-sent events: a topic and a subject's id, nothing else; the page asks again under its own
 * rights. Each stream reads its events through row-level security as its actor *at that moment*, so that a right withdrawn a
 * second ago is gone here too. `Last-Event-ID` replays what was missed while away; a page's first stream, which has none, says
 * in `since` (milliseconds) when the page was made, so that nothing is lost while it loads.
 */
export async function liveStream(request: Request, context: RequestContext): Promise<Response> {
  if (context.site.site !== 'school') return new Response(null, { status: 404 })
  const { facts } = context.site.school
  const [identityId, actor] = await Promise.all([context.identity(), context.actor()])
  if (actor.support) return supportStream(actor.support)
  if (!identityId || actor.role === 'visitor' || actor.role === 'kiosk') return new Response(null, { status: 401 })
  // 204 is what a browser does not come back after.
  if (isShut(facts.state)) return new Response(null, { status: 204 })
  const school = new School(facts, actor)
  const header = request.headers.get('last-event-id') ?? ''
  const since = new URL(request.url).searchParams.get('since') ?? ''
  const made = /^\d{1,15}$/.test(since) ? Number(since) : Date.now()
  const [last] = await Promise.all([
    /^\d{1,15}$/.test(header) ? Number(header) : lastBefore(school, new Date(made - commitMs)),
    siftFromNow(school),
  ])
  let seen = last

  let forget: () => void = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      let reading = false
      let again = false
      const catchUp = async () => {
        if (reading) {
          again = true
          return
        }
        reading = true
        try {
          do {
            again = false
            const { changes } = stream
            const { news, reader } = await newsSince(school, seen)
            stream.reader = changes === stream.changes ? reader : null
            again ||= news.length === atOnce
            for (const event of news) {
              seen = event.seq
              send(
                `id: ${event.seq}\nevent: news\ndata: ${JSON.stringify({ topic: event.topic, id: event.subjectId })}\n\n`,
              )
            }
          } while (again)
        } catch {
          // The next message, whatever it is about, or the page's own reconnect reads the same events again.
          stream.reader = null
        } finally {
          reading = false
        }
      }
      const close = () => {
        forget()
        controller.close()
      }
      const pass = (event: string, ids: Record<string, string>) => {
        if (streams.get(school.id)?.has(stream)) send(`event: ${event}\ndata: ${JSON.stringify(ids)}\n\n`)
      }
      const stream: Stream = { school, identityId, reader: null, changes: 0, catchUp, pass, close }
      const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs)
      forget = () => {
        if (!removeStream(stream)) return
        clearInterval(heartbeat)
        openStreams.dec()
      }
      addStream(stream)
      openStreams.inc()
      // The page waits this long before it comes back; spread so that a restart is no stampede.
      send(`retry: ${2_000 + Math.floor(Math.random() * 6_000)}\nid: ${seen}\n\n`)
      if (leaving) close()
      else catchUp()
    },
    // The page has gone, and with it the stream: there is nothing left to close.
    cancel: () => forget(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}

/** Ends every stream of this process, and those that are still asked for; the pages come back by themselves. */
export function closeLiveStreams(): void {
  leaving = true
  closeSupportStreams()
  closeAll()
}

function closeAll(): void {
  for (const stream of allStreams()) stream.close()
}

function addStream(stream: Stream): void {
  const open = streams.get(stream.school.id) ?? new Set()
  streams.set(stream.school.id, open.add(stream))
}

/** @returns false if it had been removed before */
function removeStream(stream: Stream): boolean {
  const open = streams.get(stream.school.id)
  const removed = open?.delete(stream) ?? false
  if (open?.size === 0) streams.delete(stream.school.id)
  return removed
}

const allStreams = (): Stream[] => [...streams.values()].flatMap(open => [...open])
const streamsOf = (schoolId: string): Stream[] => [...(streams.get(schoolId) ?? [])]

onMessage('live', schoolId => void wake(schoolId))
onMessage('typing', ids => passTyping(ids, streamsOf))
// A page may have other classes' news to look for.
onMessage('class', schoolId => {
  for (const stream of streamsOf(schoolId)) Object.assign(stream, { reader: null, changes: stream.changes + 1 })
})
// Rights may have changed: who has lost a membership comes back through the gate.
onMessage('member', schoolId => {
  for (const stream of streamsOf(schoolId)) stream.close()
})
// Somebody signed out, perhaps everywhere: the page that is still signed in comes back.
onMessage('session', identityId => {
  for (const stream of allStreams()) if (stream.identityId === identityId) stream.close()
})
// Who has left or signed out in the meantime may not have been heard of: all come back through the gate, and replay.
onMissed(closeAll)

/**
 * Makes the open pages of a school look for news: those for whom there may be some. A class's event is not asked for by five
 * hundred families.
 */
async function wake(schoolId: string): Promise<void> {
  const [first] = streamsOf(schoolId)
  if (!first) return
  const { school } = first
  const events = await unsifted(school).catch(() => null)
  const today = school.today()
  // Those that are open now: one that was opened meanwhile may have looked before the last of these events, which nobody reads again.
  for (const stream of streamsOf(schoolId)) {
    const { reader } = stream
    const isSure = events !== null && reader?.day === today
    if (!isSure || events.some(event => mayConcern(event, reader))) stream.catchUp()
  }
}

/**
 * For the first open page of a school: what came before it, every page reads by itself once it is open, so that nobody needs to be
 * woken for it. Read before the page reads, or what comes in between would be nobody's; and only while no other page is open, which
 * may be reading just now what came before.
 */
async function siftFromNow(school: School): Promise<void> {
  const isNeedless = () => sifted.has(school.id) || streams.has(school.id)
  if (isNeedless()) return
  const begun = beginnings.get(school.id) ?? lastBefore(school, new Date(Date.now() + commitMs))
  beginnings.set(school.id, begun)
  try {
    const last = await begun
    if (!isNeedless()) sifted.set(school.id, last)
  } finally {
    beginnings.delete(school.id)
  }
}

const beginnings = new Map<string, Promise<number>>()

/** For whom the events are that came since the last time. @returns null when that is not known, or too much */
async function unsifted(school: School): Promise<EventAudience[] | null> {
  const from = sifted.get(school.id)
  const events = await school.asSystem().read(q =>
    q
      .select()
      .from(liveEvents)
      .where(from === undefined ? undefined : gt(liveEvents.seq, from))
      .orderBy(from === undefined ? desc(liveEvents.seq) : asc(liveEvents.seq))
      .limit(from === undefined ? 1 : atOnce),
  )
  const last = events.reduce((seq, event) => Math.max(seq, event.seq), from ?? 0)
  if (events.length === atOnce) sifted.delete(school.id)
  else sifted.set(school.id, Math.max(last, sifted.get(school.id) ?? 0))
  return from === undefined || events.length === atOnce ? null : events
}

const lastBefore = (school: School, moment: Date): Promise<number> =>
  school.asSystem().read(async q => {
    const [last] = await q
      .select({ seq: liveEvents.seq })
      .from(liveEvents)
      .where(lt(liveEvents.createdAt, moment))
      .orderBy(desc(liveEvents.seq))
      .limit(1)
    return last?.seq ?? 0
  })

async function newsSince(school: School, seen: number) {
  const day = school.today()
  const [news, scope] = await school.read(q =>
    Promise.all([
      q
        .select({ seq: liveEvents.seq, topic: liveEvents.topic, subjectId: liveEvents.subjectId })
        .from(liveEvents)
        .where(gt(liveEvents.seq, seen))
        .orderBy(asc(liveEvents.seq))
        .limit(atOnce),
      q.execute<Record<'classes' | 'children', string[]>>(
        sql`select (${currentClasses})::text[] || array(select jsonb_object_keys(${relativeClassDays})) as classes,
          (${currentChildren})::text[] || array(select jsonb_object_keys(${relativeSince})) as children`,
      ),
    ]),
  )
  const { role } = school.actor
  const { classes = [], children = [] } = scope.rows[0] ?? {}
  const reader =
    role === 'visitor' || role === 'system' || role === 'kiosk'
      ? null
      : { role, memberId: memberOf(school.actor), classIds: classes, childIds: children, day }
  return { news, reader }
}
