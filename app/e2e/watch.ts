import type { BrowserContext } from '@playwright/test'

/**
 * Listens to everything that a browser complains about: errors on the console (what a content policy blocked stands there as
 * well), and errors that nobody caught.
 * @returns the complaints so far, as they come in
 */
export function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = []
  // The router aborts a reload that a navigation overtakes; the abort goes unhandled, or is told by whoever read the answer.
  const isOvertaken = (text: string) => text.startsWith('AbortError: signal is aborted')
  context.on('console', message => {
    if (message.type() === 'error' && !isOvertaken(message.text()))
      complaints.push(`${message.text()} (${message.page()?.url()}, ${message.location().url})`)
  })
  context.on('weberror', event => {
    const told = event.error().stack ?? `${event.error()}`
    if (!isOvertaken(told)) complaints.push(`${told} (${event.page()?.url()})`)
  })
  return complaints
}
