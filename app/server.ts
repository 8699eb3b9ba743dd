import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import type { RequestHandler, ServerBuild } from '@remix-run/server-runtime'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { databaseEnvironment } from '#db/config.server.ts'
import { checkEnvironment, readEnvironment } from '#db/environment.server.ts'
import { paymentOrigins } from '#tenants/billing/stripe/client.server.ts'
import { tenantsEnvironment } from '#tenants/config.server.ts'
import { appEnvironment } from './config.server.ts'
import './modules/index.ts'
import type { RequestContext } from './platform/context.ts'
import { liveStream } from './platform/live.server.ts'
import { log, loggable } from './platform/log.server.ts'
import { countRequest, serveMetrics } from './platform/metrics.server.ts'
import { isOwnDomain, mainAddress, mainOrigin } from './server/canonical.server.ts'
import { admitHost } from './server/context.server.ts'
import { handlersOf } from './server/handlers.ts'
import { keepNothingOf, newNonce, securityHeaders } from './server/headers.ts'
import { chooseLanguage } from './server/language.ts'
import { sameOrigin } from './server/origin-guard.ts'
import { packStreams, packWhole } from './server/packing.ts'
import { prepareProcess, readiness } from './server/readiness.server.ts'
import { stopGracefully } from './server/stop.server.ts'

type Bindings = {
  Bindings: HttpBindings
  Variables: { context: RequestContext; scheme: 'http' | 'https'; nonce: string; cacheControl?: string }
}
/** Loads Remix's build: the built one, or in development the one Vite makes on the fly. */
export type BuildSource = () => Promise<ServerBuild>

const development = import.meta.env.DEV
const megabyte = 1024 * 1024
/** Uploads are streamed and bounded by their own route; forms are small. */
const uploadPath = /^\/media\/uploads\//
/** Pages that take a small file with their form: a logo, a roster, a picture for support. */
const filePath = /^\/(?:settings\/logo|people\/import|help\/requests\/[^/]+)(?:\.data)?$/

/** The web process as a request listener, without a port: for the server below and for tests. */
export function webListener(build: BuildSource): RequestListener {
  const app = new Hono<Bindings>()
  const handlers = handlersOfNewest(build)
  app.use(async (c, next) => {
    c.set('nonce', newNonce())
    await next()
    // On every answer, also to a host that is nobody's.
    const context: RequestContext | undefined = c.get('context')
    const headers = securityHeaders({
      nonce: c.get('nonce'),
      scheme: c.get('scheme') ?? 'http',
      development,
      formsTo: [...(context ? [mainOrigin(context)] : []), ...paymentOrigins()].filter(origin => origin !== null),
      ofSchool: context ? isOwnDomain(context) : false,
    })
    for (const [name, value] of Object.entries(headers)) {
      // A file that somebody brought from outside comes with a policy under which nothing in it runs.
      if (name === 'Content-Security-Policy' && c.res.headers.get(name)?.startsWith('sandbox;')) continue
      c.res.headers.set(name, value)
    }
    // Data of pages, redirects and refusals are as personal as pages: without a word any cache on the way may keep them.
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-cache')
  })
  app.get('/healthz', c => c.text('ok'))
  app.get('/readyz', async c => {
    const unready = await readiness()
    return unready ? c.text(unready, 503) : c.text('ready')
  })

  app.use(async (c, next) => {
    const started = performance.now()
    const admission = await admitHost(c.env.incoming, () => c.req.raw, c.get('nonce'))
    if (!admission.ok) return c.text(admission.status === 400 ? 'Bad Request' : 'Not Found', admission.status)
    const { context, scheme } = admission
    c.set('context', context)
    c.set('scheme', scheme)
    if (!sameOrigin({ method: c.req.method, path: c.req.path, origin: c.req.header('origin') }, context.origin)) {
      return c.text('Forbidden: this request did not come from this site.', 403)
    }
    await next()
    // The static handler has built its answer by the time it tells what it found.
    const cacheControl = c.get('cacheControl')
    if (cacheControl) {
      c.res.headers.set('Cache-Control', cacheControl)
      // Also where this browser took the plain file: another may take the packed one.
      c.res.headers.set('Vary', 'Accept-Encoding')
    }
    const viewing = context.viewing()
    if (viewing) keepNothingOf(viewing, c.res.headers)
    c.res.headers.set('X-Request-Id', context.requestId)
    countRequest(c.req.method, c.res.status, performance.now() - started)
    log.info(
      {
        requestId: context.requestId,
        site: context.site.site,
        method: c.req.method,
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    )
  })

  app.use(async (c, next) => {
    const elsewhere = await mainAddress(c.req.raw, c.get('context'))
    if (!elsewhere) return next()
    // Not to be kept by anybody: tomorrow the domain may be lost, and this address the one that works.
    c.header('Cache-Control', 'no-store')
    return c.redirect(elsewhere, 302)
  })
  app.use(
    '/assets/*',
    serveStatic({
      root: './build/client',
      precompressed: true,
      onFound: (_path, c) => c.set('cacheControl', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use(serveStatic({ root: './build/client', onFound: (_path, c) => c.set('cacheControl', 'public, max-age=3600') }))
  app.get('/live', c => liveStream(c.req.raw, c.get('context')))
  app.use(packStreams, packWhole)
  const smallBody = bodyLimit({ maxSize: megabyte, onError: c => c.text('Payload Too Large', 413) })
  const fileBody = bodyLimit({ maxSize: 10 * megabyte, onError: c => c.text('Payload Too Large', 413) })
  app.use((c, next) =>
    uploadPath.test(c.req.path) ? next() : (filePath.test(c.req.path) ? fileBody : smallBody)(c, next),
  )
  app.post('/language', c => chooseLanguage(c, c.get('scheme') === 'https'))
  app.all('*', async c => {
    const context = c.get('context')
    if (context.site.site !== 'public' && c.req.path === '/')
      return c.redirect(context.site.site === 'console' ? '/schools' : '/home')
    return (await handlers())(c.req.path)(c.req.raw, { ...context })
  })
  app.onError((error, c) => {
    log.error({ requestId: c.get('context')?.requestId, ...loggable(error) }, 'request failed')
    return c.text('Something went wrong. Please try again.', 500)
  })
  return getRequestListener(app.fetch, { overrideGlobalObjects: false })
}

/** Remix's handlers, made once for each build. */
function handlersOfNewest(source: BuildSource): () => Promise<(path: string) => RequestHandler> {
  let made: { build: ServerBuild; handlers: (path: string) => RequestHandler } | undefined
  return async () => {
    const build = await source()
    if (made?.build !== build) made = { build, handlers: handlersOf(build, development ? 'development' : 'production') }
    return made.handlers
  }
}

/**
 * Starts the web process: checks configuration and database roles, joins the bus, listens.
 * @param wrap lets development put Vite in front
 * @throws BadEnvironment, UnsafeRole
 */
export async function startWeb(
  build: BuildSource,
  wrap: (listener: RequestListener) => RequestListener = each => each,
): Promise<Server> {
  checkEnvironment([databaseEnvironment, tenantsEnvironment, appEnvironment])
  const { PORT, HOST, METRICS_PORT } = readEnvironment(appEnvironment)
  await prepareProcess()
  const server = createServer(
    { keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 30_000 },
    wrap(webListener(build)),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, resolve)
  })
  if (METRICS_PORT) serveMetrics(METRICS_PORT)
  stopGracefully(server)
  log.info({ port: PORT }, 'web is listening')
  return server
}

if (import.meta.env.PROD) {
  // @ts-expect-error: a virtual module of Remix's Vite plugin, present in the build only
  startWeb(() => import('virtual:remix/server-build')).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
