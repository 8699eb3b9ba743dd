import { createContext, useContext } from 'react'

/**
 * The nonce of the document's own request, for inline scripts and styles. In the browser it is that of what is there already, which
 * only scripts can read: an error page draws the document anew, and its colours must be let in again.
 */
export const NonceContext = createContext(typeof document === 'undefined' ? '' : ownNonce())
export const useNonce = (): string => useContext(NonceContext)

function ownNonce(): string {
  return document.querySelector<HTMLElement>('style[nonce], script[nonce]')?.nonce ?? ''
}
