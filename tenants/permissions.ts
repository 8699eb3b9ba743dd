import type { ModulePermission } from './module.ts'
import { moduleById } from './registry.ts'
import type { ActorRole } from './roles.ts'

/**
 * The permissions of what belongs to no module. `public:` and `console:` are the vendor's own sites and
 * exist on their hosts only.
 */
export const corePermissions = {
  /** Signing in and out: the same pages on a school's host and on the console's. */
  'door:open': ['visitor', 'owner', 'office', 'teacher', 'guardian', 'relative', 'operator', 'support'],
  /** Signing out, also while one sees the site as somebody else. */
  'door:leave': ['visitor', 'owner', 'office', 'teacher', 'guardian', 'relative', 'operator', 'support'],
  /** One's own account: the same pages on both. */
  'door:account': ['owner', 'office', 'teacher', 'guardian', 'relative', 'operator', 'support'],
  /** Setting up a second factor or passkey: all that an operator without one may do. */
  'door:prove': ['owner', 'office', 'teacher', 'guardian', 'relative', 'operator', 'support'],
  /** Pages for whoever reaches the school's site: about, joining. */
  'site:visit': ['visitor', 'owner', 'office', 'teacher', 'guardian', 'relative'],
  /** What browsers fetch of a site by themselves: the service worker, icons. */
  'site:fetch': ['visitor', 'owner', 'office', 'teacher', 'guardian', 'relative', 'kiosk'],
  'home:view': ['owner', 'office', 'teacher', 'guardian', 'relative'],
  'account:own': ['owner', 'office', 'teacher', 'guardian', 'relative'],
  /** The PIN with which one of the staff confirms at a colleague's device. */
  'account:pin': ['owner', 'office', 'teacher'],
  'notifications:own': ['owner', 'office', 'teacher', 'guardian', 'relative'],
  /** How one is told of news, and on which devices. */
  'notifications:choose': ['owner', 'office', 'teacher', 'guardian', 'relative'],
  /** Files: the row decides who sees which. */
  'media:view': ['owner', 'office', 'teacher', 'guardian', 'relative'],
  'media:upload': ['owner', 'office', 'teacher', 'guardian'],
  /** Urgent calls: making them and following who is safe. */
  'urgent:call': ['owner', 'office'],
  /** Reading those that went to oneself, or to one's classes. */
  'urgent:see': ['owner', 'office', 'teacher', 'guardian'],
  'urgent:answer': ['owner', 'office', 'teacher', 'guardian'],
  'consents:decide': ['guardian'],
  /** Who looked at a child's sensitive data, and why: its guardians and the office. */
  /** A family's own pages of its children. */
  'children:own': ['guardian'],
  /** Whom a family lets see photos of a child; which guardians, the domain decides. */
  'relatives:invite': ['guardian'],
  'relatives:end': ['owner', 'office', 'guardian'],
  /** A child's portrait: which guardians, the domain decides. */
  'children:portrait': ['owner', 'office', 'teacher', 'guardian'],
  /** All that was kept of a child, over every module; which children, the rows decide. */
  'timeline:view': ['owner', 'office', 'teacher', 'guardian'],
  /** Taking a child's whole record along; for the office: having it made for a guardian. Which guardians, the domain decides. */
  'record:take': ['owner', 'office', 'guardian'],
  /** Fetching what was made for oneself. */
  'record:fetch': ['guardian'],
  'access:view': ['owner', 'office', 'guardian'],
  'access:reason': ['owner', 'office'],
  /** Being stopped for having read too many children's data, and going on after a second proof. */
  'access:stopped': ['owner', 'office', 'teacher'],
  /** Letting somebody else go on. */
  'access:release': ['owner'],
  'people:view': ['owner', 'office', 'teacher'],
  'people:edit': ['owner', 'office'],
  'people:invite': ['owner', 'office', 'teacher'],
  'staff:edit': ['owner', 'office'],
  /** Seeing the site as a guardian or teacher sees it; whoever is seen so may end it, since then that is whose rights a request has. */
  'viewing:begin': ['owner', 'office'],
  'viewing:end': ['owner', 'office', 'teacher', 'guardian'],
  'brand:edit': ['owner', 'office'],
  'modules:switch': ['owner', 'office'],
  'school:settings': ['owner', 'office'],
  /** What the school has, owes and chooses; its owners' alone, and open to them whatever state the school is in. */
  'billing:manage': ['owner'],
  /** The schools of one owner: their figures beside each other, and copying from one to another. */
  'sites:manage': ['owner'],
  /** Help: what is where, and first steps. */
  'help:view': ['owner', 'office', 'teacher', 'guardian'],
  /** What the vendor tells schools, and asking its support. */
  'help:news': ['owner', 'office', 'teacher'],
  'help:ask': ['owner', 'office', 'teacher'],
  /** Letting the vendor's support in, and reading what it looked at. */
  'support:grant': ['owner'],
  /** Leaving again, for support itself, which to all else is the office. */
  'support:leave': ['visitor', 'owner', 'office', 'teacher', 'guardian', 'relative'],
  'public:visit': ['visitor'],
  'console:view': ['operator', 'support'],
  'console:operate': ['operator'],
  /** Answering what schools ask. */
  'console:answer': ['operator', 'support'],
  /** Entering a school that lets support in. */
  'console:enter': ['operator', 'support'],
} as const satisfies Record<string, readonly (ActorRole | 'operator' | 'support')[]>

export type CorePermission = keyof typeof corePermissions
/** `module:verb`; a string that no manifest declares does not compile. */
export type Permission = CorePermission | ModulePermission
export type ConsoleRole = 'operator' | 'support'

/** On which of the three kinds of host a permission exists; `door` is a school's or the console's. */
export function siteOfPermission(permission: Permission): 'school' | 'public' | 'console' | 'door' {
  if (permission.startsWith('door:')) return 'door'
  if (permission.startsWith('public:')) return 'public'
  return permission.startsWith('console:') ? 'console' : 'school'
}

/** The module that a permission belongs to, or null for the core. */
export function moduleOfPermission(permission: Permission): string | null {
  return permission in corePermissions ? null : (permission.split(':')[0] ?? null)
}

const personalPermissions: ReadonlySet<Permission> = new Set<CorePermission>([
  'door:open',
  'door:account',
  'door:prove',
  'account:own',
  'account:pin',
  'notifications:choose',
  'record:take',
  'record:fetch',
  'sites:manage',
])

/** Whether its pages are for the person themself: nobody who sees the site as them is shown any. Pure. */
export function isPersonal(permission: Permission): boolean {
  const [moduleId, verb] = permission.split(':')
  return personalPermissions.has(permission) || (moduleById(moduleId ?? '')?.personal?.includes(verb ?? '') ?? false)
}

/** What support opens of a school that lets it in; of modules what their manifests name. Everything else is closed to it. */
const readBySupport: ReadonlySet<Permission> = new Set<CorePermission>([
  'site:visit',
  'site:fetch',
  'home:view',
  'media:view',
  'timeline:view',
  'people:view',
  'people:edit',
  'brand:edit',
  'modules:switch',
  'school:settings',
])
/** And changes, where the school has said that it may. */
const changedBySupport: ReadonlySet<Permission> = new Set<CorePermission>([
  'people:edit',
  'brand:edit',
  'modules:switch',
])
/** Its way out. */
const waysOut: ReadonlySet<Permission> = new Set<CorePermission>(['support:leave', 'door:leave'])

/** What is not written down of support's visit: leaving, and what browsers fetch by themselves, which shows nothing of anybody. */
export const isLook = (permission: Permission): boolean => permission !== 'site:fetch' && !waysOut.has(permission)

/** Whether support that a school has let in opens such a page, or does such an act. Pure; anything unknown is no. */
export function supportMay(permission: Permission, intent: 'load' | 'act', mayEdit: boolean): boolean {
  if (waysOut.has(permission)) return true
  if (intent === 'act') return mayEdit && changedBySupport.has(permission)
  const [moduleId, verb] = permission.split(':')
  return readBySupport.has(permission) || (moduleById(moduleId ?? '')?.support?.includes(verb ?? '') ?? false)
}

/**
 * Whether a role may do it at all; which rows it reaches is for the database to say. Pure; anything
 * unknown is no.
 */
export function may(role: ActorRole | ConsoleRole, permission: Permission): boolean {
  const core: readonly string[] | undefined = (corePermissions as Record<string, readonly string[]>)[permission]
  if (core) return core.includes(role)
  const [moduleId, verb] = permission.split(':')
  const declared = moduleById(moduleId ?? '')?.permissions[verb ?? '']
  return (
    declared !== undefined &&
    (declared.ceiling as readonly string[]).includes(role) &&
    (declared.default as readonly string[]).includes(role)
  )
}
