/**
 * Asks a resource route past the router: an answer is JSON, and one that does not come puts no error in the page's place.
 * @throws TypeError without a network, AbortError when called off
 */
export const askJson = (path: string, init: Omit<RequestInit, 'headers'> = {}): Promise<Response> =>
  fetch(path, { ...init, headers: { Accept: 'application/json' } })
