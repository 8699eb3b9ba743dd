import { tellTypingSign } from '#app/platform/typing.ts'

const firstWaitMs = 2_000
const lastWaitMs = 120_000

/**
 * Listens to the school's stream. A stream that breaks off comes back by itself; one that was answered with anything else (a
 * proxy's 502 while processes change, an error while the database is away) is given up by the browser for good, and is opened anew
 * here, later and later. What was missed meanwhile counts as news.
 * @param madeAt milliseconds by the server's clock: news since then
 * @returns what stops it
 */
export function listen(madeAt: number, onNews: () => void): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = firstWaitMs
  const open = (address: string, onOpen: () => void) => {
    source = new EventSource(address)
    source.addEventListener('news', onNews)
    source.addEventListener('typing', ({ data }: MessageEvent<string>) => tellTypingSign(data))
    source.addEventListener('open', () => {
      wait = firstWaitMs
      onOpen()
    })
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      // Spread, so that all pages of a school do not come back in the same moment.
      timer = setTimeout(() => open('/live', onNews), wait * (0.75 + Math.random() / 2))
      wait = Math.min(wait * 2, lastWaitMs)
    })
  }
  open(`/live?since=${madeAt}`, () => {})
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
