import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { isShut } from '#db/school-states.ts'
import type { Actor, SupportVisit } from '#tenants/actor.ts'
import { kioskPath } from '#tenants/kiosk.server.ts'
import {
  type ConsoleRole,
  type CorePermission,
  isLook,
  isPersonal,
  may,
  moduleOfPermission,
  type Permission,
  siteOfPermission,
  supportMay,
} from '#tenants/permissions.ts'
import { Problem } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { noteLook } from '#tenants/support/looks.server.ts'
import { answerOf } from './answer.server.ts'
import { askedPath } from './asked-path.ts'
import { catalogueOf } from './i18n/catalogue.server.ts'
import { localeOf } from './i18n/locale.server.ts'
import { nounsOf } from './i18n/nouns.server.ts'
import { type Locale, type Translate, translator } from './i18n/translate.ts'
import { routeOf } from './route-of.ts'

/** What every page of any site is given. */
export interface PageRequest {
  params: Record<string, string | undefined>
  request: Request
  url: URL
  context: AppLoadContext
  locale: Locale
  t: Translate
}
/** A page of a school, for an actor who may ask for it. Rows are still the database's to show. */
export interface SchoolRequest extends PageRequest {
  school: School
  actor: Actor
  resolved: ResolvedSchool
}
export interface ConsoleRequest extends PageRequest {
  operator: { identityId: string; role: ConsoleRole }
}
export type RequestFor<P extends Permission> = P extends `public:${string}` | `door:${string}`
  ? PageRequest
  : P extends `console:${string}`
    ? ConsoleRequest
    : SchoolRequest

/**
 * Makes a loader. The permission says it all: the site it exists on, the module that must be on, who may. It is the gate:
 * in Remix a parent layout is not one, child loaders run even when the parent throws.
 */
export function load<P extends Permission, Result>(
  permission: P,
  handler: (request: RequestFor<P>) => Promise<Result> | Result,
): (args: LoaderFunctionArgs) => Promise<Result> {
  return args => answerOf(args, async () => handler((await admit(permission, args, 'load')) as RequestFor<P>))
}

/**
 * Lets a request through the gate, or throws.
 * @throws Problem not_found (other site, module off: the same as if it had never been), forbidden, read_only, suspended, viewing, kept_private,
 *   support_closed, support_reads;
 *   a redirect for those who have to sign in or be welcomed first
 */
export async function admit(
  permission: Permission,
  args: LoaderFunctionArgs | ActionFunctionArgs,
  intent: 'load' | 'act',
): Promise<PageRequest | SchoolRequest | ConsoleRequest> {
  const { context, request, params } = args
  const url = new URL(request.url)
  const { site } = context
  const wanted = siteOfPermission(permission)
  if (wanted === 'door' ? site.site === 'public' : site.site !== wanted) throw new Problem('not_found')
  if (site.site === 'school') return admitToSchool(permission, args, site.school, url, intent)
  const locale = localeOf(request, null, 'en')
  const page: PageRequest = { params, request, url, context, locale, t: translator(locale, catalogueOf(locale)) }
  return site.site === 'public' || permission === 'door:open' ? page : admitToConsole(permission, page)
}

async function admitToConsole(permission: Permission, page: PageRequest): Promise<ConsoleRequest> {
  const { context, request } = page
  const [identityId, role] = await Promise.all([context.identity(), context.consoleRole()])
  if (!identityId) throw signInFirst(request)
  if (!role) throw new Problem('not_found')
  const proof = await context.operatorProof()
  if (proof === 'again') throw redirect(`/sign-in?${new URLSearchParams({ again: '1', next: askedPath(request) })}`)
  if (proof === 'set_up' && permission !== 'door:prove') throw redirect('/account/second-factor')
  if (!may(role, permission)) throw new Problem('forbidden')
  return { ...page, operator: { identityId, role } }
}

async function admitToSchool(
  permission: Permission,
  { context, request, params }: LoaderFunctionArgs | ActionFunctionArgs,
  resolved: ResolvedSchool,
  url: URL,
  intent: 'load' | 'act',
): Promise<SchoolRequest> {
  const moduleId = moduleOfPermission(permission)
  if (moduleId && !resolved.modules.includes(moduleId)) throw new Problem('module_off', moduleId)
  const actor = await context.actor()
  if (actor.viewing) assertLooksOnly(permission, intent)
  if (actor.support) assertSupportMay(permission, intent, actor.support)
  if (!may(actor.role, permission)) {
    if (actor.role === 'visitor' && !(await context.identity())) throw signInFirst(request)
    // The start page is where browsers open; a kiosk has a single one.
    if (actor.role === 'kiosk' && permission === 'home:view') throw redirect(kioskPath)
    throw new Problem(actor.role === 'visitor' || actor.role === 'kiosk' ? 'not_found' : 'forbidden', permission)
  }
  if (isShut(resolved.facts.state) && !openWhenShut.has(permission)) throw new Problem('suspended')
  if (resolved.facts.state === 'read_only' && intent === 'act' && !openWhenReadOnly.has(permission))
    throw new Problem('read_only')
  if (actor.role === 'guardian' && !actor.welcomed && intent === 'load' && !openBeforeWelcome.has(permission))
    throw redirect('/welcome')
  // Before anything is shown: what cannot be written down is not shown.
  if (actor.support && isLook(permission))
    await noteLook(resolved.facts, actor.support, { intent, permission, route: routeOf(url.pathname, params) })
  const locale = localeOf(request, actor.locale, resolved.facts.locale)
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  return { params, request, url, context, locale, t, resolved, actor, school: new School(resolved.facts, actor) }
}

/**
 * Who sees the site as somebody else reads, and does nothing: it would be done in that person's name. Nor are they shown what is that
 * person's own (decision 026).
 * @throws Problem viewing, kept_private; a redirect where they only asked twice to begin
 */
function assertLooksOnly(permission: Permission, intent: 'load' | 'act'): void {
  if (permission === 'viewing:end' || permission === 'door:leave') return
  if (permission === 'viewing:begin') throw redirect('/home')
  if (intent === 'act') throw new Problem('viewing', permission)
  if (isPersonal(permission)) throw new Problem('kept_private', permission)
}

/** @throws Problem support_closed, support_reads */
function assertSupportMay(permission: Permission, intent: 'load' | 'act', { mayEdit }: SupportVisit): void {
  if (supportMay(permission, intent, mayEdit)) return
  throw new Problem(intent === 'act' && !mayEdit ? 'support_reads' : 'support_closed', permission)
}

/** Signing in and out works in every state, so that people learn why and can take their own data along. */
const openWhenShut: ReadonlySet<Permission> = new Set<CorePermission>([
  'door:open',
  'door:leave',
  'door:account',
  'door:prove',
  'site:visit',
  'site:fetch',
  'account:own',
  // Who has to pay to be open again finds the bill.
  'billing:manage',
  'viewing:end',
  'support:leave',
])
/** A school that has not paid can still call everybody: an emergency does not wait for a bill. */
const openWhenReadOnly: ReadonlySet<Permission> = new Set<Permission>([
  ...openWhenShut,
  'urgent:call',
  'urgent:see',
  'urgent:answer',
])

/** Before the consent questions are answered a guardian sees those, their own account, and what cannot wait. */
const openBeforeWelcome: ReadonlySet<Permission> = new Set<CorePermission>([
  'door:open',
  'door:account',
  'door:prove',
  'site:visit',
  'site:fetch',
  'account:own',
  'consents:decide',
  'urgent:see',
])

/** Pages lead to the sign-in and back; everything else gets the plain status, since nobody would see a form there. */
function signInFirst(request: Request): Response {
  if (request.method !== 'GET') return new Response(null, { status: 401 })
  return redirect(`/sign-in?next=${encodeURIComponent(askedPath(request))}`)
}
