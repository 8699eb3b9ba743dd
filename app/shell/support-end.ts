/**
 * Follows the visit of the vendor's support on an open page: when it is over, the page goes. The server ends the stream then and gives no other;
 * while it only restarts, the browser asks again by itself.
 * @returns what stops it
 */
export function followSupport(): () => void {
  const source = new EventSource('/live')
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) window.location.assign('/support/over')
  })
  return () => source.close()
}
