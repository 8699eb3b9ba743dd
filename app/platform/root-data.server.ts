import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { isShut } from '#db/school-states.ts'
import type { Actor } from '#tenants/actor.ts'
import { brandOf } from '#tenants/brand/brand.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { unseenNews } from '#tenants/help/seen.server.ts'
import { unreadCount } from '#tenants/notifications/unread.server.ts'
import { may, type Permission, supportMay } from '#tenants/permissions.ts'
import { allModules } from '#tenants/registry.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import { isStaff } from '#tenants/roles.ts'
import { School } from '#tenants/school.server.ts'
import { supportNotices } from '#tenants/support/notices.server.ts'
import { catalogueFor, catalogueOf } from './i18n/catalogue.server.ts'
import { localeOf } from './i18n/locale.server.ts'
import { nounsOf } from './i18n/nouns.server.ts'
import { type MessageKey, type Translate, translator } from './i18n/translate.ts'
import { navCounts } from './nav-counts.server.ts'
import { supportBar } from './support/bar.server.tsx'
import { takeToast } from './toast.server.ts'
import { viewingBar } from './viewing/bar.server.tsx'

/** An entry of the navigation, ready to be shown. */
export interface NavItem {
  id: string
  href: string
  icon: string
  label: string
  /** How much of it waits for the reader. */
  count: number
}

/**
 * What surrounds every page: language, brand, navigation, who is signed in. It is the one loader without a permission:
 * nothing in it is a row of anybody but the reader's own name and count of news, and an error page needs it as well.
 */
export async function rootData({ request, context }: LoaderFunctionArgs) {
  const madeAt = Date.now()
  const { site } = context
  const school = site.site === 'school' ? site.school : null
  const [actor, consoleRole] = await Promise.all([context.actor(), context.consoleRole()])
  const locale = localeOf(request, actor.locale, school?.facts.locale ?? 'en')
  const nouns = school ? nounsOf(school, locale) : {}
  const t = translator(locale, catalogueOf(locale), nouns)
  const brand = school ? brandOf(school) : null
  const { toast, headers } = takeToast(request)
  const [{ unread, counts }, support] = await Promise.all([
    school ? waitingFor(school, actor) : nothing,
    school && isStaff(actor.role) && !actor.support ? supportNotices(school.facts) : [],
  ])
  return data(
    {
      site: site.site,
      locale,
      nouns,
      catalogue: catalogueFor(locale, new URL(request.url).pathname, site.site === 'console' ? ['console'] : []),
      timeZone: school?.facts.timeZone ?? 'UTC',
      publicOrigin: originOf(environment().ROOT_DOMAIN),
      school: school
        ? {
            name: school.facts.name,
            shortName: school.brand?.shortName ?? school.facts.name,
            state: school.facts.state,
          }
        : null,
      closedBecause: school && isShut(school.facts.state) && isStaff(actor.role) ? school.facts.stateReason : null,
      /** An owner: told of what is due, and led to plan and bills. */
      mayPay: may(actor.role, 'billing:manage'),
      brand,
      icon: brand?.icons.favicon ?? vendorIcon,
      actor: actor.memberId ? { name: actor.name, role: actor.role, memberId: actor.memberId } : null,
      /** The device is a kiosk: one page, and nothing around it. */
      isKiosk: actor.role === 'kiosk',
      consoleRole,
      nav: school ? navigation(school, actor, t, counts) : [],
      /** News that the reader has not read; remembered, so that most pages ask nothing for it. */
      unread,
      toast,
      /** Markup of the bar that says so, where the office sees the site as the actor, or support of the vendor is in. */
      viewing: barOver(request, actor, school),
      /** Whom of the vendor the school lets in at this moment; all who work there are told. */
      support,
      /** Milliseconds; what happens from now on, the page hears of from its live stream. */
      madeAt,
    },
    { headers },
  )
}
export type RootData = Awaited<ReturnType<typeof rootData>>['data']

function barOver(request: Request, { viewing, ...actor }: Actor, school: ResolvedSchool | null): string | null {
  if (actor.support && school) return supportBar(actor.support, school.facts, localeOf(request, null, 'en'))
  return viewing ? viewingBar({ ...actor, viewing }, localeOf(request, viewing.by.locale, 'en')) : null
}

/** Cubby's own mark, where no school's stands: a cubby hole with something in it. */
const vendorIcon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%23106b4f'/%3E%3Crect x='7' y='7' width='8' height='8' rx='2' fill='%23f5b83d'/%3E%3Cpath d='M17 7h8v8h-8zM7 17h8v8H7zM17 17h8v8h-8z' fill='%239fd3bd'/%3E%3C/svg%3E"

const nothing = { unread: 0, counts: new Map<string, number>() }

/** One transaction where neither is known yet. */
async function waitingFor({ facts }: ResolvedSchool, actor: Actor) {
  if (!actor.memberId || isShut(facts.state) || !may(actor.role, 'notifications:own')) return nothing
  const together = new School(facts, actor).readingTogether()
  const [unread, counts, news] = await Promise.all([unreadCount(together), navCounts(together), unseenNews(together)])
  return { unread, counts: new Map([...counts, ['help', news]]) }
}

function navigation(
  school: ResolvedSchool,
  actor: Actor,
  t: Translate,
  counts: ReadonlyMap<string, number>,
): NavItem[] {
  if (!actor.memberId || isShut(school.facts.state)) return []
  const { support } = actor
  const opens = (permission: Permission) =>
    may(actor.role, permission) && (!support || supportMay(permission, 'load', support.mayEdit))
  const items: NavItem[] = [{ id: 'home', href: '/home', icon: 'home', label: t('shell.nav.home'), count: 0 }]
  for (const manifest of allModules()) {
    if (!school.modules.includes(manifest.id) || !manifest.audience.some(role => role === actor.role)) continue
    if (support && !manifest.support?.includes('view')) continue
    items.push({
      id: manifest.id,
      href: `/${manifest.id}`,
      icon: manifest.icon,
      label: t(`${manifest.id}.name` as MessageKey),
      count: counts.get(manifest.id) ?? 0,
    })
  }
  if (opens('children:own'))
    items.push({ id: 'children', href: '/children', icon: 'users', label: t('shell.nav.children'), count: 0 })
  if (opens('people:view'))
    items.push({ id: 'people', href: '/people', icon: 'users', label: t('shell.nav.people'), count: 0 })
  if (opens('urgent:call'))
    items.push({ id: 'urgent', href: '/urgent', icon: 'triangle-alert', label: t('urgent.nav'), count: 0 })
  if (opens('help:view'))
    items.push({
      id: 'help',
      href: '/help',
      icon: 'circle-help',
      label: t('shell.nav.help'),
      count: counts.get('help') ?? 0,
    })
  if (opens('school:settings'))
    items.push({ id: 'settings', href: '/settings', icon: 'settings', label: t('shell.nav.settings'), count: 0 })
  return items
}
