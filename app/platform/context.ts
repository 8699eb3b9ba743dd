import type { Actor } from '#tenants/actor.ts'
import type { OperatorProof } from '#tenants/identity/operator-proof.server.ts'
import type { ConsoleRole } from '#tenants/permissions.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'

/** What `app/server.ts` knows of a request before Remix sees it. */
export interface RequestContext {
  site: { site: 'public' } | { site: 'console' } | { site: 'school'; school: ResolvedSchool }
  hostname: string
  /** Scheme, host and port as the person typed them. */
  origin: string
  requestId: string
  nonce: string
  clientIp: string | undefined
  /** The signed-in identity on this very host; looked up once per request. */
  identity(): Promise<string | null>
  /** Who they are in this school; a visitor elsewhere. */
  actor(): Promise<Actor>
  consoleRole(): Promise<ConsoleRole | null>
  /** What the signed-in operator still owes the console before they see anything of it. */
  operatorProof(): Promise<OperatorProof>
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
  /** Loaders' data travel by turbo-stream: what a loader returns as a Date or Map is one on the page. */
  interface Future {
    v3_singleFetch: true
  }
}
