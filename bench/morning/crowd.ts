import { Agent, get, type IncomingMessage, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { answerQuestions } from '../part.ts'
import { timeZone } from './town.ts'

/** Somebody who is signed in. */
export interface Person {
  host: string
  cookie: string
  memberId: string
  classId: string
  childIds: string[]
  conversationId: string
}

/** What people do of their own accord, each so often a second. */
export interface Pace {
  checkIns: number
  messages: number
  pages: number
}

export type Question =
  | { kind: 'gather'; port: number; teachers: Person[]; guardians: Person[] }
  | { kind: 'act'; pace: Pace; seconds: number }

/** What came of a stretch of the morning. */
export interface Stretch {
  /** Milliseconds from the moment at which somebody wanted it until they had the whole answer. */
  waits: { checkIns: number[]; messages: number[]; pages: number[] }
  errors: string[]
  /** When which child was marked (milliseconds since 1970), but for those whose guardians also get messages. */
  marked: { childId: string; at: number }[]
  /** Events that the open pages heard. */
  heard: number
}
type Kind = keyof Pace

const agent = new Agent({ keepAlive: true, maxSockets: 512 })
const patienceMs = 10_000
let port = 0
let teachers: Person[] = []
let guardians: Person[] = []
let heard = 0

/**
 * The people of a town. Each act begins at its own moment, whether or not those before it have been answered, as people do not
 * wait for each other; a slow answer is counted from that moment (Tene, "How NOT to Measure Latency", 2013).
 */
export async function run(): Promise<void> {
  await answerQuestions<Question, Stretch | number>(async question => {
    if (question.kind === 'act') return act(question.pace, question.seconds)
    ;({ port, teachers, guardians } = question)
    return openPages()
  })
}

/** A page stays open at the guardian of each class's first child, and hears of it. @returns how many are open */
async function openPages(): Promise<number> {
  let open = 0
  for (const [at, { host, cookie }] of guardians.entries()) {
    get({ port, host: '127.0.0.1', path: '/live', headers: { host, cookie }, agent: false }, response => {
      if (response.statusCode === 200) open += 1
      response.on('data', (chunk: Buffer) => {
        heard += chunk.toString().match(/^id:/gm)?.length ?? 0
      })
    }).on('error', () => {})
    if (at % 50 === 49) await delay(100)
  }
  await delay(2_000)
  return open
}

async function act(pace: Pace, seconds: number): Promise<Stretch> {
  heard = 0
  const stretch: Stretch = {
    waits: { checkIns: [], messages: [], pages: [] },
    errors: [],
    marked: [],
    heard: 0,
  }
  const ends = performance.now() + seconds * 1_000
  const doing = (Object.keys(pace) as Kind[]).map(kind => keepDoing(kind, pace[kind], ends, stretch))
  await Promise.all(doing)
  return { ...stretch, heard }
}

/** Begins acts at random moments, so many a second on average (a Poisson process), and waits for the last of them. */
async function keepDoing(kind: Kind, perSecond: number, ends: number, stretch: Stretch): Promise<void> {
  const running = new Set<Promise<void>>()
  for (let at = performance.now(); ; ) {
    at += (-Math.log(1 - Math.random()) / perSecond) * 1_000
    if (at >= ends) break
    const ahead = at - performance.now()
    if (ahead > 1) await delay(ahead)
    const one: Promise<void> = doOne[kind](stretch)
      .then(() => void stretch.waits[kind].push(performance.now() - at))
      .catch((error: unknown) => void stretch.errors.push(`${kind}: ${error instanceof Error ? error.message : error}`))
      .finally(() => running.delete(one))
    running.add(one)
  }
  await Promise.all(running)
}

let checkIn = 0
let message = 0
let page = 0

const doOne: Record<Kind, (stretch: Stretch) => Promise<void>> = {
  /** A class comes in child by child, all classes of the town at once; once all are there, they go home again. */
  async checkIns(stretch) {
    const turn = checkIn++
    const teacher = teachers[turn % teachers.length]
    const round = Math.floor(turn / teachers.length)
    // The first child of a class last: its guardian also gets messages.
    const place = (round + 1) % (teacher?.childIds.length ?? 1)
    const childId = teacher?.childIds[place]
    if (!teacher || !childId) throw new Error('Nobody is there.')
    const state = Math.floor(round / teacher.childIds.length) % 2 === 0 ? 'present' : 'left'
    const now = new Date()
    const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
    const mark = { markId: uuidv7(), childId, day, state, clientAt: now.toISOString() }
    const fields = Object.entries(mark).map(([name, value]) => [`marks[0].${name}`, value])
    await post(teacher, '/attendance/marks', Object.fromEntries(fields))
    if (place > 0) stretch.marked.push({ childId, at: now.getTime() })
  },
  /** Guardian and teacher of a child write in turns. */
  async messages() {
    const turn = message++
    const people = Math.floor(turn / guardians.length) % 2 === 0 ? guardians : teachers
    const person = people[(turn * 7) % people.length]
    if (!person) throw new Error('Nobody is there.')
    const body = `Line ${turn}: she slept well and is looking forward to the garden today.`
    await post(person, `/messages/${person.conversationId}/lines`, { messageId: uuidv7(), body })
  },
  /** Of five pages two are a guardian's home, two a conversation and one a register. */
  async pages() {
    const turn = page++
    const people = turn % 5 === 4 ? teachers : guardians
    const person = people[(turn * 11) % people.length]
    if (!person) throw new Error('Nobody is there.')
    const path = ['/home', `/messages/${person.conversationId}`, '/home', `/messages/${person.conversationId}`]
    await ask(person, path[turn % 5] ?? `/attendance/classes/${person.classId}`)
  },
}

const post = (person: Person, path: string, fields: Record<string, string>): Promise<void> =>
  ask(person, path, new URLSearchParams(fields).toString())

/** @throws Error when the answer is not 200, or does not come */
function ask({ host, cookie }: Person, path: string, body?: string): Promise<void> {
  const headers = {
    host,
    cookie,
    'accept-encoding': 'gzip',
    ...(body === undefined
      ? {}
      : {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
          origin: `http://${host}`,
          'content-length': Buffer.byteLength(body),
        }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        path,
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers,
        timeout: patienceMs,
      },
      (response: IncomingMessage) => {
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${path.split('/')[1]} ${response.statusCode}`)),
        )
        response.on('error', reject)
        response.resume()
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', reject)
    asked.end(body)
  })
}
