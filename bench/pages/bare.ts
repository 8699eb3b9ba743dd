import { createServer } from 'node:http'
// @ts-expect-error: a virtual module of Remix's Vite plugin, present in the build only
import * as built from 'virtual:remix/server-build'
import { getRequestListener } from '@hono/node-server'
import type { AppLoadContext } from '@remix-run/node'
import { createRequestHandler, type ServerBuild } from '@remix-run/server-runtime'

/** What each loader of the page gave, by route id. */
interface Canned {
  loaders: Record<string, unknown>
}

/**
 * The bare page: the app's own components, with loaders that hand out what is held in memory. No host, no session, no
 * permission, no database, no header but Remix's own. Listens on PORT, takes its data as a message from the parent.
 */
process.once('message', message => {
  const { loaders } = message as Canned
  const build = built as ServerBuild
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route]
      const canned = id in loaders ? () => loaders[id] : undefined
      return [id, { ...route, module: { ...route.module, loader: canned, action: undefined } }]
    }),
  )
  const handle = createRequestHandler({ ...build, routes } as ServerBuild, 'production')
  const listener = getRequestListener(request => handle(request, { nonce: 'bare' } as AppLoadContext), {
    overrideGlobalObjects: false,
  })
  createServer({ keepAliveTimeout: 65_000 }, listener).listen(Number(process.env.PORT), '127.0.0.1', () => {
    process.send?.('listening')
  })
})
process.once('disconnect', () => process.exit(0))
