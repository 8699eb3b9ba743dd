import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/* For tests: a translator that speaks LibreTranslate's and DeepL's protocols, and translates into capitals after the language's code. */

export interface Asked {
  path: string
  authorization: string | undefined
  body: Record<string, unknown>
}

/** Starts it on a free port; both know the key `a-key` alone. */
export async function startTranslator() {
  const asked: Asked[] = []
  let refusal: number | 'silence' | 'nonsense' | null = null
  let arrived: (() => void) | null = null
  let held: Promise<void> | null = null
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
    const { authorization } = request.headers
    const answer = (status: number, json: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    if (request.url === '/languages') return answer(200, [{ code: 'en' }, { code: 'zh' }])
    asked.push({ path: request.url ?? '', authorization, body })
    arrived?.()
    await held
    if (refusal === 'silence') return
    if (refusal === 'nonsense') return answer(200, { message: 'welcome' })
    if (refusal) return answer(refusal, { error: 'no' })
    if (request.url === '/translate') {
      if (body.api_key !== 'a-key') return answer(403, { error: 'Invalid API key' })
      const lines = body.q as string[]
      return answer(200, { translatedText: lines.map(line => capitals(line, `${body.target}`)) })
    }
    if (authorization !== 'DeepL-Auth-Key a-key') return answer(403, { message: 'Forbidden' })
    const lines = body.text as string[]
    if (lines.length > 50) return answer(400, { message: 'Too many texts' })
    return answer(200, { translations: lines.map(line => ({ text: capitals(line, `${body.target_lang}`) })) })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** What it answers from now on; null: translations. */
    refuse: (with_: typeof refusal) => {
      refusal = with_
    },
    /** Resolves when the next question has come, answered or not. */
    nextQuestion: () =>
      new Promise<void>(resolve => {
        arrived = resolve
      }),
    /** Lets questions come and keeps answers back until told. */
    hold: () => {
      let goOn = () => {}
      held = new Promise<void>(resolve => {
        goOn = resolve
      })
      return {
        arrived: new Promise<void>(here => {
          arrived = here
        }),
        goOn,
      }
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const capitals = (markup: string, language: string): string =>
  `${language}: ${markup
    .split(/(<[^>]*>[^<]*<\/span>|&\w+;)/)
    .map((part, index) => (index % 2 === 0 ? part.toUpperCase() : part))
    .join('')}`
