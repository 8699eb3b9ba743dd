/**
 * From now on a form that does not reach the school (no network, a server that is being exchanged) is answered like one that was
 * refused: its page stays with what was typed, and is not loaded anew. The router would put an error page in its place, and has no switch for it.
 * @param unsent told each time; whether the school has had it nobody knows, so it may be sent once more
 * @returns what ends it
 */
export function keepUnsent(unsent: () => void): () => void {
  const ask = window.fetch
  window.fetch = async (input, init) => {
    if (!isForm(input, init)) return ask(input, init)
    const answer = await ask(input, init).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error
      return null
    })
    if (answer && isOfSchool(answer)) return answer
    unsent()
    return new Response(refusal, { status: 503, headers: { 'content-type': 'text/x-script' } })
  }
  return () => {
    window.fetch = ask
  }
}

/** Sent by the router, on whose word a page hangs. */
const isForm = (input: RequestInfo | URL, init?: RequestInit): boolean =>
  (init?.method ?? 'GET') !== 'GET' && new URL(String(input), location.href).pathname.endsWith('.data')

/** A proxy before a server that is away answers too. */
const isOfSchool = (answer: Response): boolean => answer.status < 500 || answer.headers.has('x-remix-response')

/** `{ data: { submission: { status: 'error', error: {} } } }` as the router reads answers; its own encoder would be loaded for this line alone. */
const refusal = `[{"_1":2},"data",{"_3":4},"submission",{"_5":6,"_6":7},"status","error",{}]\n`
