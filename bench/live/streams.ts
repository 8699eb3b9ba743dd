import { type ClientRequest, get } from 'node:http'
import { answerQuestions } from '../part.ts'

/** A page that is open at somebody's. */
export interface Page {
  host: string
  cookie: string
  classId: string
}
export type Question =
  | { kind: 'open'; port: number; pages: Page[]; atOnce: number }
  /** Waits until every page of the class has heard of the subject, or for so many milliseconds. */
  | { kind: 'heard'; subjectId: string; classId: string; patienceMs: number }
  | { kind: 'back'; patienceMs: number }
  | { kind: 'faults' }
export interface Told {
  /** Pages that have heard. */
  pages: number
  /** Milliseconds since the epoch at which the last of them did. */
  lastAt: number
}
export interface Faults {
  /** Events that reached a page twice, or after a later one. */
  repeated: number
  /** Pages of other classes that heard of a class's event. */
  strangers: number
  /** Most pages that came back within one second. */
  stampede: number
}

interface Stream extends Page {
  open: boolean
  lastId: string
  heard: Map<string, number>
  retryMs: number
  request: ClientRequest | null
}

const streams: Stream[] = []
const cameBack = new Map<number, number>()
let repeated = 0
let port = 0

/** Follows pages' streams as browsers do: a stream that ends is asked for again after the time the server gave, with the last id. */
export async function run(): Promise<void> {
  await answerQuestions<Question, number | Told | Faults>(async question => {
    if (question.kind === 'open') return open(question)
    if (question.kind === 'heard') return heard(question)
    if (question.kind === 'back') {
      await until(() => streams.every(stream => stream.open), question.patienceMs)
      return streams.filter(stream => stream.open).length
    }
    const classOfSubject = new Map<string, string>()
    for (const { heard, classId } of streams)
      for (const subject of heard.keys()) if (!classOfSubject.has(subject)) classOfSubject.set(subject, classId)
    const strangers = streams.filter(({ heard, classId }) =>
      [...heard.keys()].some(subject => classOfSubject.get(subject) !== classId),
    ).length
    return { repeated, strangers, stampede: Math.max(0, ...cameBack.values()) }
  })
}

async function open({ port: at, pages, atOnce }: Extract<Question, { kind: 'open' }>): Promise<number> {
  port = at
  for (let first = 0; first < pages.length; first += atOnce) {
    const some = pages.slice(first, first + atOnce).map(page => follow(page))
    await until(() => some.every(stream => stream.open), 30_000)
  }
  return streams.filter(stream => stream.open).length
}

function follow(page: Page): Stream {
  const stream: Stream = { ...page, open: false, lastId: '', heard: new Map(), retryMs: 3_000, request: null }
  streams.push(stream)
  ask(stream, false)
  return stream
}

function ask(stream: Stream, again: boolean): void {
  const headers = {
    host: stream.host,
    cookie: stream.cookie,
    accept: 'text/event-stream',
    ...(stream.lastId ? { 'last-event-id': stream.lastId } : {}),
  }
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    stream.open = false
    setTimeout(() => ask(stream, true), stream.retryMs)
  }
  const path = stream.lastId ? '/live' : `/live?since=${Date.now()}`
  stream.request = get({ host: '127.0.0.1', port, path, headers, agent: false }, response => {
    if (response.statusCode !== 200) {
      response.resume()
      end()
      return
    }
    let rest = ''
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      if (!stream.open) {
        stream.open = true
        const second = Math.floor(Date.now() / 1000)
        if (again) cameBack.set(second, (cameBack.get(second) ?? 0) + 1)
      }
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) take(stream, block)
    })
    response.on('close', end)
  })
  stream.request.on('error', end)
}

function take(stream: Stream, block: string): void {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
  const retry = field('retry')
  if (retry) stream.retryMs = Number(retry)
  const id = field('id')
  if (field('event') === 'news') {
    const { id: subject } = JSON.parse(field('data') ?? '{}') as { id: string }
    if (stream.heard.has(subject) || Number(id) <= Number(stream.lastId)) repeated += 1
    stream.heard.set(subject, Date.now())
  }
  if (id) stream.lastId = id
}

async function heard({ subjectId, classId, patienceMs }: Extract<Question, { kind: 'heard' }>): Promise<Told> {
  const ofClass = streams.filter(stream => stream.classId === classId)
  await until(() => ofClass.every(stream => stream.heard.has(subjectId)), patienceMs)
  const times = ofClass.flatMap(stream => stream.heard.get(subjectId) ?? [])
  return { pages: times.length, lastAt: Math.max(...times) }
}

async function until(isSo: () => boolean, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs
  while (!isSo() && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 20))
}
