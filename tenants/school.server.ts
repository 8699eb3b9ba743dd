import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import { assertOutsideTransaction, type Queries, runTransaction } from '#db/client.server.ts'
import { type Ids, liveEvents, outbox } from '#db/schema/events.ts'
import type { SchoolState } from '#db/school-states.ts'
import { together } from '#db/together.ts'
import { type Actor, system } from './actor.ts'
import { publish } from './bus.server.ts'
import { offerJobs } from './due-jobs.server.ts'
import type { Overrides } from './entitlements.server.ts'
import { Problem } from './problem.ts'
import { scopeOf } from './scope.server.ts'
import { SharedRead } from './shared-read.server.ts'

/** What is known of a school before any of its rows is read; cached by `resolve.server.ts`. */
export interface SchoolFacts {
  id: string
  slug: string
  name: string
  kind: string
  country: string
  timeZone: string
  locale: string
  plan: string
  /** What the vendor has given it apart from the plan; set where the school was resolved. */
  overrides?: Overrides
  state: SchoolState
  /** Why it is suspended; for its staff. */
  stateReason: string | null
}

/** Queries inside a write, and what is to follow once it is committed. */
export interface Write extends Queries {
  /** Puts a job into the outbox: sent after commit, sent again until it has finished. Ids only. */
  enqueue(job: string, payload: Ids, runAfter?: Date): Promise<void>
  /** Records a domain event for the reactions of modules, e.g. `album.published`. Ids only. */
  record(event: string, payload: Ids): Promise<void>
  /** Tells open pages that a subject changed; they ask again under their own rights. */
  announce(topic: string, subjectId: string, audience: LiveAudience): Promise<void>
  /** Runs after a successful commit, outside the transaction; what must not be lost belongs in the outbox. */
  afterCommit(work: () => void | Promise<void>): void
}

export interface LiveAudience {
  classIds?: string[]
  childIds?: string[]
  memberIds?: string[]
  staffOnly?: boolean
  /** Of the guardians among them only those who may write to the school about the child, or about one in the class. */
  talkersOnly?: boolean
}

/** The outbox job that hands a recorded event to the modules' reactions. */
export const reactionJob = 'events.react'

/**
 * A school as one actor may use it. `read` and `write` are the only doors to rows: every query inside
 * runs behind the wall of this school, with the visibility of this actor.
 */
export class School {
  constructor(
    readonly facts: SchoolFacts,
    readonly actor: Actor,
    private readonly shared: SharedRead | null = null,
  ) {}

  get id(): string {
    return this.facts.id
  }

  /** The same school as somebody else; `asSystem` for what the school itself does. Support stays support: nothing is done or seen past its grant. */
  as(actor: Actor): School {
    return new School(this.facts, this.actor.support ? this.actor : actor)
  }
  asSystem(): School {
    return this.as(system)
  }

  /** The same school, whose reads share one transaction while any is under way: for a page made of independent parts. */
  readingTogether(): School {
    return new School(this.facts, this.actor, new SharedRead(work => this.read(work)))
  }

  /** The school's day, not the server's and not the reader's. ISO date. */
  today(): string {
    return Temporal.Now.plainDateISO(this.facts.timeZone).toString()
  }

  /** One read-only transaction: issue independent queries together, they share a round trip. */
  read<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    assertOutsideTransaction('school.read()')
    if (this.shared) return this.shared.run(work)
    return runTransaction('school', { readOnly: true, prelude: scopeOf(this) }, work)
  }

  /**
   * One transaction that changes rows. What follows it is recorded inside and happens after commit.
   * @throws what `work` throws, with everything undone; Problem not_found when a row would go where the actor may not
   *   write or points at what is not there: the two look the same on purpose; viewing when it is not the actor who acts; support_reads when
   *   support was let in to read only
   */
  async write<Result>(work: (tx: Write) => Promise<Result>): Promise<Result> {
    assertOutsideTransaction('school.write()')
    // Whatever a page writes besides being looked at would be written in the name of the one it is seen as.
    if (this.actor.viewing) throw new Problem('viewing')
    if (this.actor.support && !this.actor.support.mayEdit) throw new Problem('support_reads')
    const after: (() => void | Promise<void>)[] = []
    const result = await runTransaction('school', { readOnly: false, prelude: scopeOf(this) }, queries =>
      work(writeOver(queries, this.id, after)),
    ).catch((error: unknown) => {
      throw isOutOfReach(error) ? new Problem('not_found', 'out of reach') : error
    })
    await Promise.all(after.map(work => work()))
    return result
  }
}

/** A policy refused the row, or a composite foreign key found nothing at its other end. */
function isOutOfReach(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error) || !('code' in cause)) return false
  return cause.code === '23503' || (cause.code === '42501' && cause.message.includes('row-level security'))
}

function writeOver(queries: Queries, schoolId: string, after: (() => void | Promise<void>)[]): Write {
  const oncePerWrite = new Set<string>()
  const followUp = (name: string, work: () => void | Promise<void>) => {
    if (oncePerWrite.has(name)) return
    oncePerWrite.add(name)
    after.push(work)
  }
  const outboxIds: string[] = []
  const enqueue = async (job: string, payload: Ids, runAfter?: Date) => {
    const id = uuidv7()
    await queries.insert(outbox).values({ id, job, payload, runAfter })
    if (runAfter) return
    outboxIds.push(id)
    followUp('outbox', () => offerJobs({ schoolId, outboxIds }))
  }
  return Object.assign(Object.create(queries) as Queries, {
    enqueue,
    record: (event: string, payload: Ids) => enqueue(reactionJob, { event, ...payload }),
    announce: async (topic: string, subjectId: string, audience: LiveAudience) => {
      await together(
        // Numbers are taken in order of commit, or a stream that has read a later one would skip an earlier one.
        () => queries.execute(sql`select pg_advisory_xact_lock(hashtextextended('live:' || ${schoolId}, 0))`),
        () => queries.insert(liveEvents).values({ topic, subjectId, ...audience }),
      )
      followUp('live', () => publish('live', schoolId))
    },
    afterCommit: (work: () => void | Promise<void>) => {
      after.push(work)
    },
  })
}
