/** The value of a request's cookie, or null; the first one of that name counts, as browsers send the narrowest first. */
export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
  }
  return null
}

/** The request's headers without one cookie: better-auth must not take a session for the sign-in under way. */
export function withoutCookie(headers: Headers, name: string): Headers {
  const kept = new Headers(headers)
  const cookies = (headers.get('cookie') ?? '').split(';').filter(part => part.split('=')[0]?.trim() !== name)
  if (cookies.length > 0) kept.set('cookie', cookies.join(';'))
  else kept.delete('cookie')
  return kept
}
