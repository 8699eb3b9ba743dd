const firstWaitMs = 1_000
const lastWaitMs = 15_000

/**
 * What the router's own reload asks for: the page's data and, once for each address with an id in it, which routes there are. Uploads
 * and forms are somebody else's business.
 */
function isPageData(input: RequestInfo | URL, init?: RequestInit): boolean {
  const { pathname } = new URL(String(input), location.href)
  return (init?.method ?? 'GET') === 'GET' && (pathname.endsWith('.data') || pathname === '/__manifest')
}

/**
 * From now on a page's reload that fails (no network, a server that is being exchanged) is asked again, later and later, until it
 * is answered or broken off. The router puts an error page in the place of a page whose reload fails, and has no switch for it: right
 * where somebody asked for a page, wrong for one that reloads by itself under the hands of who is writing in it.
 * @param isAsked whether somebody has meanwhile asked for another page: that one fails as ever
 * @returns what ends it
 */
export function bePatient(isAsked: () => boolean): () => void {
  const ask = window.fetch
  window.fetch = (input, init) =>
    isPageData(input, init) ? untilAnswered(() => ask(input, init), isAsked, init?.signal) : ask(input, init)
  return () => {
    window.fetch = ask
  }
}

async function untilAnswered(
  ask: () => Promise<Response>,
  isAsked: () => boolean,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, lastWaitMs)) {
    const answer = await whole(ask).catch((error: unknown) =>
      signal?.aborted ? Promise.reject(error) : asError(error),
    )
    // What is refused or gone is an answer; the page has to show it.
    if (answer instanceof Response && answer.status < 500) return answer
    await pause(wait, signal)
    if (!isAsked()) continue
    if (answer instanceof Response) return answer
    throw answer
  }
}

/** With its body: a network that goes away half-way through it has not answered. */
async function whole(ask: () => Promise<Response>): Promise<Response> {
  const answer = await ask()
  const body = await answer.arrayBuffer()
  return new Response(body.byteLength > 0 ? body : null, answer)
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', end, { once: true })
  })
}
