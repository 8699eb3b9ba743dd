import { and, inArray } from 'drizzle-orm'
import type { MarkState } from '#db/attendance-words.ts'
import { attendanceMarks } from '#db/schema/attendance.ts'
import { enrolments } from '#db/schema/children.ts'
import { together } from '#db/together.ts'
import { memberOf } from '#tenants/actor.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import { Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { isNews, tellFamiliesSoon } from './family-news.server.ts'
import type { CorrectionInput, MarkInput } from './forms.ts'
import { type Incoming, madeAt, merged, type Standing } from './policy.ts'
import { dayAt, instantOf } from './school-day.server.ts'
import type { Settings } from './settings.ts'
import { clearExplained, dateOf, lockDays, placeOf, putDays, standingOf } from './standing.server.ts'

/** Why marks are refused; none of them is then kept. */
export type Refusal = 'tomorrow' | 'past' | 'future' | 'left_first'

/** What became of a mark. */
export interface Outcome {
  markId: string
  /** False if a later one, made without knowledge of it, stands instead. */
  stands: boolean
  /** Two who did not know of each other say different things. */
  contested: boolean
}

/** A mark with its times resolved; `arrivedAt` undefined is "as it stood, or else now". */
interface Dated extends Omit<MarkInput, 'arrived' | 'left' | 'clientAt'> {
  clientAt: Date
  markedAt: number
  arrivedAt: number | undefined
  leftAt: number | undefined
  why: string | null
  /** A family wants to hear of it: it happens now, and is no correction of what they know. */
  news: boolean
}

/** Who took a child along, as its mark keeps it; at a kiosk also which one, and whose word it is. */
export type Taker = Partial<
  Pick<
    typeof attendanceMarks.$inferInsert,
    'pickedUpByMember' | 'pickedUpByPerson' | 'pickedUpByCode' | 'kioskId' | 'markedBy'
  >
>
/** Says within the write who it is, or throws, and then nothing changes. `stands` is how it stood with the child, null for not at all. */
export type TakerIn = (tx: Write, stands: MarkState | null) => Promise<Taker>

/**
 * Takes marks of a register, made a moment or hours ago, in any order and as often as they are sent. All or none.
 * @param waited milliseconds for which they waited to be sent, by the clock that made them
 * @returns in the order of `marks`; or why they are refused, with the place of the first that is
 * @throws Problem not_found for a child that was not the actor's on that day
 */
export async function markChildren(
  school: School,
  settings: Settings,
  marks: readonly MarkInput[],
  waited: number,
  receivedAt: number = Date.now(),
): Promise<{ outcomes: Outcome[] } | { refused: Refusal; at: number }> {
  const markedAt = madeAt(waited, receivedAt)
  const made = dayAt(school, markedAt)
  const dated: Dated[] = []
  for (const [at, { clientAt, arrived, left, ...mark }] of marks.entries()) {
    if (mark.day !== made) return { refused: mark.day > made ? 'tomorrow' : 'past', at }
    const times = timesOf(school, mark.day, { arrived, left })
    const refused = refusalOf(times, markedAt)
    if (refused) return { refused, at }
    const news = isNews(markedAt, receivedAt)
    dated.push({ ...mark, ...times, clientAt: new Date(clientAt), markedAt, why: null, news })
  }
  return { outcomes: await take(school, settings, dated) }
}

/**
 * Changes a day of the past, or says more exactly what happened today; who, when and why is kept for ever.
 * @returns null, or why it is refused
 * @throws Problem not_found for a child that was not the actor's on that day
 */
export async function correctDay(
  school: School,
  settings: Settings,
  childId: string,
  { why, arrived, left, ...correction }: CorrectionInput,
  now: number = Date.now(),
): Promise<Refusal | null> {
  if (correction.day > dayAt(school, now)) return 'tomorrow'
  const times = timesOf(school, correction.day, { arrived, left })
  const refused = refusalOf(times, now)
  if (refused) return refused
  const mark = { ...correction, childId, ...times, clientAt: new Date(now), markedAt: now, why, news: false }
  await take(school, settings, [mark])
  return null
}

/**
 * Marks that a child has come or gone with somebody, now. Sent twice, it is one.
 * @param mark `arrivedAt` (milliseconds) for one that came earlier today
 * @param takerIn not asked again for a mark that is known
 * @throws Problem not_found for a child that is in none of the actor's classes today; what `takerIn` throws
 */
export async function markWith(
  school: School,
  settings: Settings,
  { arrivedAt, ...mark }: { childId: string; markId: string; state: 'present' | 'left'; arrivedAt?: number },
  takerIn: TakerIn,
  now: number = Date.now(),
): Promise<void> {
  const made = { ...mark, day: dayAt(school, now), clientAt: new Date(now), markedAt: now }
  await take(school, settings, [{ ...made, arrivedAt, leftAt: undefined, why: null, news: true }], takerIn)
}

function timesOf(
  school: School,
  day: string,
  { arrived, left }: { arrived?: string | undefined; left?: string | undefined },
) {
  const at = (clock: string | undefined) => (clock ? instantOf(school, day, clock) : undefined)
  return { arrivedAt: at(arrived), leftAt: at(left) }
}

/** A clock shows whole minutes, so this very minute is not the future. */
function refusalOf({ arrivedAt, leftAt }: Pick<Dated, 'arrivedAt' | 'leftAt'>, now: number): Refusal | null {
  if (Math.max(arrivedAt ?? 0, leftAt ?? 0) > now + 60_000) return 'future'
  return arrivedAt !== undefined && leftAt !== undefined && leftAt < arrivedAt ? 'left_first' : null
}

async function take(
  school: School,
  settings: Settings,
  marks: readonly Dated[],
  takerIn?: TakerIn,
): Promise<Outcome[]> {
  const childIds = [...new Set(marks.map(({ childId }) => childId))]
  const ids = marks.map(({ markId }) => markId)
  return school.write(async tx => {
    const [, standing, known] = await together(
      () => lockDays(tx, marks),
      () => standingOf(tx, marks),
      () => tx.select({ id: attendanceMarks.id }).from(attendanceMarks).where(inArray(attendanceMarks.id, ids)),
      () => assertEnrolled(tx, marks),
    )
    const fresh = marks.filter(({ markId }) => !known.some(({ id }) => id === markId))
    const [first] = fresh
    if (!first) return outcomesOf(marks, standing)
    const taker = takerIn ? await takerIn(tx, standing.get(placeOf(first))?.state ?? null) : {}
    const markedBy = taker.markedBy ?? memberOf(school.actor)
    const earlier = new Map(standing)
    const rows = fresh.map(mark => {
      const place = placeOf(mark)
      const before = standing.get(place) ?? null
      // Who hands a child over has seen it, whatever stood on their page.
      const seenMark = takerIn ? before?.markId : mark.seenMark
      const incoming = incomingOf(school, { ...mark, seenMark }, before, markedBy)
      standing.set(place, merged(before, incoming))
      return { ...rowOf(mark, incoming), ...taker }
    })
    const ofNews = fresh.filter(mark => mark.news && standing.get(placeOf(mark))?.markId === mark.markId)
    await together(
      () => tx.insert(attendanceMarks).values(rows),
      () => putDays(tx, school, settings, fresh, standing),
      () => clearExplained(tx, fresh, markedBy),
      () => tellFamiliesSoon(tx, ofNews.map(placeOf), earlier, standing),
      () => tx.announce('attendance', childIds[0] ?? '', { childIds }),
    )
    return outcomesOf(marks, standing)
  })
}

const outcomesOf = (marks: readonly Dated[], standing: ReadonlyMap<string, Standing>): Outcome[] =>
  marks.map(mark => {
    const day = standing.get(placeOf(mark))
    return { markId: mark.markId, stands: day?.markId === mark.markId, contested: Boolean(day?.contestedBy) }
  })

/** @throws Problem not_found for a child that was in no class on the day, or in none of the actor's */
export async function assertEnrolled(tx: Write, marks: readonly { childId: string; day: string }[]): Promise<void> {
  for (const day of new Set(marks.map(mark => mark.day))) {
    const ids = new Set(marks.filter(mark => mark.day === day).map(({ childId }) => childId))
    const rows = await tx
      .selectDistinct({ childId: enrolments.childId })
      .from(enrolments)
      .where(and(inArray(enrolments.childId, [...ids]), enrolledOn(day)))
    if (rows.length < ids.size) throw new Problem('not_found', 'not enrolled on that day')
  }
}

/** Fills in what a tap leaves open: who is here came now, unless it stands that they came before. */
function incomingOf(school: School, mark: Dated, standing: Standing | null, markedBy: string): Incoming {
  const { markId, state, markedAt } = mark
  const base = {
    markId,
    state,
    markedAt,
    markedBy,
    reason: null,
    seen: mark.seenMark ?? null,
    arrivedAt: null,
    leftAt: null,
  }
  if (state === 'open') return base
  if (state === 'absent') return { ...base, reason: mark.reason ?? null }
  const now = dayAt(school, markedAt) === mark.day ? markedAt : null
  const cameBefore = standing?.state === 'present' || standing?.state === 'left' ? standing.arrivedAt : null
  const arrivedAt = mark.arrivedAt ?? cameBefore ?? (state === 'present' ? now : null)
  if (state === 'present') return { ...base, arrivedAt }
  const leftAt = mark.leftAt ?? now
  return { ...base, arrivedAt, leftAt: leftAt === null ? null : Math.max(leftAt, arrivedAt ?? leftAt) }
}

function rowOf(mark: Dated, incoming: Incoming): typeof attendanceMarks.$inferInsert {
  return {
    id: mark.markId,
    childId: mark.childId,
    day: mark.day,
    state: incoming.state,
    arrivedAt: dateOf(incoming.arrivedAt),
    leftAt: dateOf(incoming.leftAt),
    reason: incoming.reason,
    markedBy: incoming.markedBy,
    clientAt: mark.clientAt,
    markedAt: new Date(mark.markedAt),
    seenMark: mark.seenMark ?? null,
    why: mark.why,
  }
}
