import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/server-runtime'
import type { School } from '#tenants/school.server.ts'
import * as file from './file.ts'
import { mediaRoutes } from './routes.ts'
import * as upload from './upload.ts'
import * as uploadDone from './upload-done.ts'
import * as uploadPart from './upload-part.ts'
import * as uploads from './uploads.ts'
import * as wholeUpload from './whole-upload.ts'

const modules: Record<string, ServerBuild['routes'][string]['module']> = {
  'routes/media/file.ts': file as never,
  'routes/media/upload.ts': upload as never,
  'routes/media/upload-done.ts': uploadDone as never,
  'routes/media/upload-part.ts': uploadPart as never,
  'routes/media/uploads.ts': uploads as never,
  'routes/media/whole-upload.ts': wholeUpload as never,
}

/**
 * For tests: these routes behind a real HTTP server and Remix's own request handler, for whoever `who` says at the moment.
 * `fault` may answer instead of them, as a network or proxy that fails.
 */
export async function mediaServer(who: () => School, fault?: (request: Request) => Promise<Response | undefined>) {
  const handler = createRequestHandler(build(), 'production')
  const requests: string[] = []
  const server = createServer(
    getRequestListener(
      async request => {
        requests.push(`${request.method} ${new URL(request.url).pathname}`)
        return (await fault?.(request)) ?? handler(request, contextOf(who(), request))
      },
      { overrideGlobalObjects: false },
    ),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Method and path of everything that was asked. */
    requests,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function contextOf(school: School, request: Request): AppLoadContext {
  const { facts, actor } = school
  const { hostname, origin } = new URL(request.url)
  return {
    site: {
      site: 'school',
      school: {
        facts,
        brand: null,
        switches: new Map(),
        settings: new Map(),
        modules: [],
        lettingTranslate: false,
        mainDomain: null,
      },
    },
    hostname,
    origin,
    requestId: 'test',
    nonce: 'test',
    clientIp: undefined,
    session: async () => null,
    identity: async () => (actor.memberId ? 'somebody' : null),
    actor: async () => actor,
    viewing: () => null,
    consoleRole: async () => null,
    twoProofs: async () => ({ since: null, possible: false }),
    operatorProof: async () => 'given',
  }
}

function build(): ServerBuild {
  const routes = Object.fromEntries(
    mediaRoutes.routes.map(({ path, file: id }) => [id, { id, path, module: modules[id]! }]),
  )
  return {
    entry: { module: { default: async () => new Response('no page here', { status: 500 }), handleError: () => {} } },
    routes: routes as ServerBuild['routes'],
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    isSpaMode: false,
    mode: 'production',
    future: { v3_singleFetch: true } as ServerBuild['future'],
  } as ServerBuild
}
