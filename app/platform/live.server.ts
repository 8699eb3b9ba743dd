import { asc, desc, gt, lt } from 'drizzle-orm'
import { liveEvents } from '#db/schema/events.ts'
import { onMessage, onMissed } from '#tenants/bus.server.ts'
import { School } from '#tenants/school.server.ts'
import type { RequestContext } from './context.ts'
import { openStreams } from './metrics.server.ts'

const encoder = new TextEncoder()
const heartbeatMs = 25_000
/** An event is of the moment its transaction began; it may have been committed this much later. */
const commitMs = 10_000
/** Events read in one go. */
const atOnce = 200
const streams = new Set<Stream>()
let leaving = false

/** One open page: which school, who reads, and how to make it look for news. */
interface Stream {
  schoolId: string
  identityId: string
  catchUp(): void
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
  if (!identityId || actor.role === 'visitor') return new Response(null, { status: 401 })
  // 204 is what a browser does not come back after.
  if (facts.state === 'suspended') return new Response(null, { status: 204 })
  const school = new School(facts, actor)
  const header = request.headers.get('last-event-id') ?? ''
  const since = new URL(request.url).searchParams.get('since') ?? ''
  const made = /^\d{1,15}$/.test(since) ? Number(since) : Date.now()
  let seen = /^\d{1,15}$/.test(header) ? Number(header) : await lastBefore(school, new Date(made - commitMs))

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
            const news = await newsSince(school, seen)
            again ||= news.length === atOnce
            for (const event of news) {
              seen = event.seq
              send(
                `id: ${event.seq}\nevent: news\ndata: ${JSON.stringify({ topic: event.topic, id: event.subjectId })}\n\n`,
              )
            }
          } while (again)
        } catch {
          // The next message or the page's own reconnect reads the same events again.
        } finally {
          reading = false
        }
      }
      const close = () => {
        forget()
        controller.close()
      }
      const stream: Stream = { schoolId: facts.id, identityId, catchUp, close }
      const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs)
      forget = () => {
        if (!streams.delete(stream)) return
        clearInterval(heartbeat)
        openStreams.dec()
      }
      streams.add(stream)
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
  closeAll()
}

function closeAll(): void {
  for (const stream of streams) stream.close()
}

onMessage('live', schoolId => {
  for (const stream of streams) if (stream.schoolId === schoolId) stream.catchUp()
})
// Rights may have changed: who has lost a membership comes back through the gate.
onMessage('member', schoolId => {
  for (const stream of streams) if (stream.schoolId === schoolId) stream.close()
})
// Somebody signed out, perhaps everywhere: the page that is still signed in comes back.
onMessage('session', identityId => {
  for (const stream of streams) if (stream.identityId === identityId) stream.close()
})
// Who has left or signed out in the meantime may not have been heard of: all come back through the gate, and replay.
onMissed(closeAll)

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

const newsSince = (school: School, seen: number) =>
  school.read(q =>
    q
      .select({ seq: liveEvents.seq, topic: liveEvents.topic, subjectId: liveEvents.subjectId })
      .from(liveEvents)
      .where(gt(liveEvents.seq, seen))
      .orderBy(asc(liveEvents.seq))
      .limit(atOnce),
  )
