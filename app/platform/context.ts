import type { Actor } from '#tenants/actor.ts'
import type { OperatorProof, TwoProofs } from '#tenants/identity/operator-proof.server.ts'
import type { ConsoleRole } from '#tenants/permissions.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'

/** A session, as much of it as pages need. */
export interface SignedIn {
  id: string
  identityId: string
}

/** That a page is looked at by somebody whose place it is not, for a time: nothing of it stays in the browser. */
export interface Look {
  endsAt: Date
  /** Where pages that are still open then go. */
  over: string
}

/** What `app/server.ts` knows of a request before Remix sees it. */
export interface RequestContext {
  site: { site: 'public' } | { site: 'console' } | { site: 'school'; school: ResolvedSchool }
  hostname: string
  /** Scheme, host and port as the person typed them. */
  origin: string
  requestId: string
  nonce: string
  clientIp: string | undefined
  /** The browser's session on this very host; none on a kiosk. Looked up once per request. */
  session(): Promise<SignedIn | null>
  /** Whose it is; nobody's while the office sees the site as somebody else, whose account is not theirs to look at. */
  identity(): Promise<string | null>
  /** Who they are in this school, or whom they see it as; a visitor elsewhere. */
  actor(): Promise<Actor>
  /** That somebody else looks than the actor, as far as the request has asked who acts; for what is true of all its answers. */
  viewing(): Look | null
  /** When the browser's session was opened with two proofs, and whether its person has a second one to give at all. */
  twoProofs(): Promise<TwoProofs>
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
