import { onTestFinished } from 'vitest'
import { liveStream } from './live.server.ts'
import { contextOf, type TestVisitor } from './test-context.ts'

/** For tests: a page's stream, read as it comes. */
export class TestStream {
  #text = ''
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>

  private constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader()
    onTestFinished(() => this.#reader.cancel())
  }

  static async open(visitor: TestVisitor, after?: string): Promise<TestStream> {
    const headers = new Headers(after ? { 'last-event-id': after } : {})
    const answer = await liveStream(new Request(`${visitor.origin}/live`, { headers }), await contextOf(visitor))
    if (!answer.body) throw new Error(`No stream: ${answer.status}`)
    const stream = new TestStream(answer.body)
    await stream.#readUntil(text => text.includes('retry:'))
    return stream
  }

  /** The next event that is kept and replayed. */
  async next(): Promise<{ seq: string; topic: string; id: string }> {
    const [seq = '', data = '{}'] = await this.#take(/id: (\d+)\nevent: news\ndata: (.*)\n\n/)
    return { seq, ...JSON.parse(data) }
  }

  /** The next sign that somebody writes. */
  async nextTyping(): Promise<{ id: string; by: string }> {
    const [data = '{}'] = await this.#take(/event: typing\ndata: (.*)\n\n/)
    return JSON.parse(data)
  }

  /** What has come and was not taken yet. */
  get rest(): string {
    return this.#text
  }

  /** Reads on until the server ends it. */
  async ended(): Promise<string> {
    await this.#readUntil(() => false)
    return this.#text
  }

  async #take(pattern: RegExp): Promise<string[]> {
    await this.#readUntil(text => pattern.test(text))
    const found = pattern.exec(this.#text)
    if (!found) throw new Error('The stream has ended.')
    this.#text = this.#text.replace(found[0], '')
    return found.slice(1)
  }

  async #readUntil(enough: (text: string) => boolean): Promise<void> {
    while (!enough(this.#text)) {
      const { value, done } = await this.#reader.read()
      if (done) return
      this.#text += new TextDecoder().decode(value)
    }
  }
}
