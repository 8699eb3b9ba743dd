import type { BrowserContext } from '@playwright/test'

/**
 * Listens to everything that a browser complains about: errors on the console (what a content policy blocked stands there as
 * well), and errors that nobody caught.
 * @returns the complaints so far, as they come in
 */
export function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = []
  context.on('console', message => {
    if (message.type() === 'error')
      complaints.push(`${message.text()} (${message.page()?.url()}, ${message.location().url})`)
  })
  context.on('weberror', event => {
    // The router aborts a reload that a navigation overtakes, and lets the abort go unhandled.
    if (`${event.error().stack}`.startsWith('AbortError: signal is aborted')) return
    complaints.push(`${event.error().stack ?? event.error()} (${event.page()?.url()})`)
  })
  return complaints
}
