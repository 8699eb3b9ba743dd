import { createContext, useContext } from 'react'

/** The request's nonce for inline scripts and styles; empty in the browser, where React leaves the attribute alone. */
export const NonceContext = createContext('')
export const useNonce = (): string => useContext(NonceContext)
