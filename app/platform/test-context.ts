import { randomBytes } from 'node:crypto'
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type MemberRole, members } from '#db/schema/members.ts'
import type { schools } from '#db/schema/platform.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { insertSchool } from '#db/test-school.ts'
import { system, visitor } from '#tenants/actor.ts'
import { publish } from '#tenants/bus.server.ts'
import { environment } from '#tenants/config.server.ts'
import type { TwoProofs } from '#tenants/identity/operator-proof.server.ts'
import { kioskActor } from '#tenants/kiosk.server.ts'
import { actorIn, operatorRole } from '#tenants/membership.server.ts'
import { seenAs } from '#tenants/people/viewing.server.ts'
import { resolveSite } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { supportActor } from '#tenants/support/visiting.server.ts'
import '#app/modules/index.ts'
import type { RequestContext } from './context.ts'
import { lookOf } from './viewing/look.ts'

/*
 * For tests: loaders and actions as the server calls them. Host, school, actor and gate are the real ones; only the
 * session is given instead of read from a cookie.
 */

/** What a loader or action answered, however it did: a value, a Response, or either of them thrown. */
export interface Answer {
  status: number
  /** The value, or a response's JSON or text. */
  data: unknown
  headers: Headers
  /** Where it leads, for redirects. */
  location: string | null
  cookies: string[]
}

interface Ask {
  params?: Record<string, string>
  headers?: Record<string, string>
}
type Loader = (args: LoaderFunctionArgs) => Promise<unknown>
type Action = (args: ActionFunctionArgs) => Promise<unknown>
/** Form fields; a list sends the name several times. */
export type Fields = Record<string, string | File | readonly string[]>

/** Somebody at a browser on one host, signed in or not. */
export class TestVisitor {
  constructor(
    readonly hostname: string,
    readonly identityId: string | null = null,
    readonly clientIp = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`,
    /** What a kiosk's cookie holds, on a device that is one. */
    readonly kioskToken: string | null = null,
    /** Of this browser, if they are signed in. */
    readonly sessionId = uuidv7(),
  ) {}
  /** How the session was opened; by one proof, unless a test says otherwise. */
  proofs: TwoProofs = { since: null, possible: false }
  /** What the cookie of one of the vendor's support holds, in a browser that has one. */
  supportToken: string | null = null

  /** GET of `path` (with query) through a route's loader. Resolves the host anew each time, as every request does. */
  async load(loader: Loader, path = '/', ask: Ask = {}): Promise<Answer> {
    return answerTo(loader, await this.args(new Request(this.address(path), { headers: ask.headers ?? {} }), ask))
  }

  /** POST of a form to `path` through a route's action. */
  async act(action: Action, fields: Fields = {}, path = '/', ask: Ask = {}): Promise<Answer> {
    const request = new Request(this.address(path), {
      method: 'POST',
      body: formData(fields),
      headers: { origin: this.origin, ...ask.headers },
    })
    return answerTo(action, await this.args(request, ask))
  }

  get origin(): string {
    return `http://${this.hostname}:3000`
  }

  private address(path: string): string {
    return new URL(path, this.origin).href
  }

  private async args(request: Request, { params = {} }: Ask): Promise<LoaderFunctionArgs & ActionFunctionArgs> {
    return { request, params, context: await contextOf(this) }
  }
}

/** A school of its own with a way to be anybody in it. */
export class TestSchool {
  private constructor(readonly row: typeof schools.$inferSelect) {}

  static async make(overrides: Partial<typeof schools.$inferInsert> = {}): Promise<TestSchool> {
    return new TestSchool(await insertSchool(overrides))
  }

  get id(): string {
    return this.row.id
  }
  get hostname(): string {
    return `${this.row.slug}.${environment().ROOT_DOMAIN}`
  }
  /** The school itself, for arranging and looking behind a page. */
  get inside(): School {
    return new School(this.row, system)
  }

  /** Switches a module, with settings over its defaults. */
  async set(moduleId: string, settings: Record<string, unknown>, on = true): Promise<void> {
    await this.inside.write(tx =>
      tx
        .insert(moduleSwitches)
        .values({ moduleId, on, settings })
        .onConflictDoUpdate({ target: [moduleSwitches.schoolId, moduleSwitches.moduleId], set: { on, settings } }),
    )
    await publish('school', this.id)
  }

  /** Somebody who has just reached the site. */
  get stranger(): TestVisitor {
    return new TestVisitor(this.hostname)
  }

  /** A new member of that role, signed in. Guardians have answered the first questions, unless told otherwise. */
  async member(
    role: MemberRole,
    overrides: Partial<typeof members.$inferInsert> = {},
  ): Promise<TestVisitor & { memberId: string }> {
    const identityId = uuidv7()
    const id = uuidv7()
    await this.inside.write(tx =>
      tx.insert(members).values({ id, identityId, role, name: `Test ${role}`, welcomedAt: new Date(), ...overrides }),
    )
    await publish('member', this.id)
    return this.signedIn(identityId, id)
  }

  /** Somebody who is a member already, e.g. one that a domain function made. */
  async as(memberId: string): Promise<TestVisitor & { memberId: string }> {
    const identityId = uuidv7()
    await this.inside.write(tx => tx.update(members).set({ identityId }).where(eq(members.id, memberId)))
    await publish('member', this.id)
    return this.signedIn(identityId, memberId)
  }

  private signedIn(identityId: string, memberId: string): TestVisitor & { memberId: string } {
    return Object.assign(new TestVisitor(this.hostname, identityId), { memberId })
  }
}

/** A visitor of the vendor's public site. */
export const publicVisitor = (): TestVisitor => new TestVisitor(environment().ROOT_DOMAIN)

/** The context of a request by that visitor, made like the server's. @throws Error when the host names nothing of ours */
export async function contextOf({
  hostname,
  identityId: signedIn,
  clientIp,
  origin,
  kioskToken,
  sessionId,
  proofs,
  supportToken,
}: TestVisitor): Promise<AppLoadContext> {
  const site = await resolveSite(hostname)
  if (site.site === 'unknown') throw new Error(`There is no site at ${hostname}.`)
  const kiosk = kioskToken && site.site === 'school' ? await kioskActor(site.school.facts, kioskToken) : null
  const support = supportToken && site.site === 'school' ? await supportActor(site.school.facts, supportToken) : null
  const session = kiosk || support || !signedIn ? null : { id: sessionId, identityId: signedIn }
  const actor = async () => {
    if (kiosk || !session || site.site !== 'school') return kiosk ?? support ?? visitor
    const { facts } = site.school
    return seenAs(facts, await actorIn(facts, session.identityId), session)
  }
  const seen = await actor()
  const viewing = lookOf(seen)
  const identityId = viewing ? null : (session?.identityId ?? null)
  const context: RequestContext = {
    site,
    hostname,
    origin,
    requestId: uuidv7(),
    nonce: randomBytes(16).toString('base64'),
    clientIp,
    session: async () => session,
    identity: async () => identityId,
    actor,
    viewing: () => viewing,
    consoleRole: async () => (identityId && site.site === 'console' ? operatorRole(identityId) : null),
    operatorProof: async () => 'given',
    twoProofs: async () => proofs,
  }
  return { ...context }
}

async function answerTo<Args>(handler: (args: Args) => Promise<unknown>, args: Args): Promise<Answer> {
  const value = await handler(args).catch((thrown: unknown) => {
    // Remix answers with what is thrown, if it is a response; an error is a failed test.
    if (thrown instanceof Response || isDataWithInit(thrown)) return thrown
    throw thrown
  })
  if (value instanceof Response) return ofResponse(value)
  if (isDataWithInit(value)) return answer(value.init?.status ?? 200, value.data, new Headers(value.init?.headers))
  return answer(200, value, new Headers())
}

async function ofResponse(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? ''
  const data = type.includes('json')
    ? await response.json()
    : type.startsWith('text/')
      ? await response.text()
      : Buffer.from(await response.arrayBuffer())
  return answer(response.status, data, response.headers)
}

const answer = (status: number, data: unknown, headers: Headers): Answer => ({
  status,
  data,
  headers,
  location: headers.get('location'),
  cookies: headers.getSetCookie(),
})

/** What Remix's `data()` makes. */
function isDataWithInit(
  value: unknown,
): value is { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
}

function formData(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' || value instanceof File ? [value] : value) form.append(name, each)
  }
  return form
}
