import { data, type LoaderFunctionArgs } from '@remix-run/node'
import type { Actor } from '#tenants/actor.ts'
import { brandOf } from '#tenants/brand/brand.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { unreadCount } from '#tenants/notifications/unread.server.ts'
import { may } from '#tenants/permissions.ts'
import { allModules } from '#tenants/registry.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import { isStaff } from '#tenants/roles.ts'
import { School } from '#tenants/school.server.ts'
import { catalogueFor, catalogueOf } from './i18n/catalogue.server.ts'
import { localeOf } from './i18n/locale.server.ts'
import { nounsOf } from './i18n/nouns.server.ts'
import { type MessageKey, type Translate, translator } from './i18n/translate.ts'
import { takeToast } from './toast.server.ts'

/** An entry of the navigation, ready to be shown. */
export interface NavItem {
  id: string
  href: string
  icon: string
  label: string
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
  const { toast, headers } = takeToast(request)
  const unread = school ? await unreadOf(school, actor) : 0
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
      closedBecause: school?.facts.state === 'suspended' && isStaff(actor.role) ? school.facts.stateReason : null,
      brand: school ? brandOf(school) : null,
      actor: actor.memberId ? { name: actor.name, role: actor.role, memberId: actor.memberId } : null,
      consoleRole,
      nav: school ? navigation(school, actor, t) : [],
      /** News that the reader has not read; remembered, so that most pages ask nothing for it. */
      unread,
      toast,
      /** Milliseconds; what happens from now on, the page hears of from its live stream. */
      madeAt,
    },
    { headers },
  )
}
export type RootData = Awaited<ReturnType<typeof rootData>>['data']

const unreadOf = async ({ facts }: ResolvedSchool, actor: Actor): Promise<number> =>
  actor.memberId && facts.state !== 'suspended' && may(actor.role, 'notifications:own')
    ? unreadCount(new School(facts, actor))
    : 0

function navigation(school: ResolvedSchool, actor: Actor, t: Translate): NavItem[] {
  if (!actor.memberId) return []
  const items: NavItem[] = [{ id: 'home', href: '/home', icon: 'home', label: t('shell.nav.home') }]
  for (const manifest of allModules()) {
    if (!school.modules.includes(manifest.id) || !manifest.audience.some(role => role === actor.role)) continue
    items.push({
      id: manifest.id,
      href: `/${manifest.id}`,
      icon: manifest.icon,
      label: t(`${manifest.id}.name` as MessageKey),
    })
  }
  if (may(actor.role, 'children:own'))
    items.push({ id: 'children', href: '/children', icon: 'users', label: t('shell.nav.children') })
  if (may(actor.role, 'people:view'))
    items.push({ id: 'people', href: '/people', icon: 'users', label: t('shell.nav.people') })
  if (may(actor.role, 'school:settings'))
    items.push({ id: 'settings', href: '/settings', icon: 'settings', label: t('shell.nav.settings') })
  return items
}
