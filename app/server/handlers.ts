import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/server-runtime'
import { firstPart, firstParts, routesUnder } from './routing.ts'

/**
 * Remix's handlers of a build, one for each first part of an address. Remix looks for a request's route among all it was given, several
 * times and sorting them anew each time; with two hundred of them that was a fifth of all work of a busy web process.
 * @returns which handler answers a path
 */
export function handlersOf(build: ServerBuild, mode: 'development' | 'production'): (path: string) => RequestHandler {
  const handlers = new Map<string, RequestHandler>()
  const parts = firstParts(build.routes)
  const whole = createRequestHandler(build, mode)
  return path => {
    const part = firstPart(path)
    if (part === null || !parts.has(part)) return whole
    const handler = handlers.get(part) ?? createRequestHandler(under(build, part), mode)
    handlers.set(part, handler)
    return handler
  }
}

/** Pages find the other routes when they need them, by a question that begins with no route's part and has them all. */
function under(build: ServerBuild, part: string): ServerBuild {
  const routes = routesUnder(build.routes, part)
  const ofAssets = Object.fromEntries(Object.entries(build.assets.routes).filter(([id]) => id in routes))
  return { ...build, routes, assets: { ...build.assets, routes: ofAssets } }
}
