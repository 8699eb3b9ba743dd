import type { MemberRole } from '#db/schema/members.ts'
import type { NotificationChannel, NotificationRule } from '../module.ts'
import { allModules, moduleById } from '../registry.ts'
import { urgentKinds } from '../urgent/kinds.ts'

/** A kind of notification that a role can get, with how it reaches those who have chosen nothing. */
export interface Kind {
  kind: string
  channels: readonly NotificationChannel[]
}

/** Kinds of what belongs to no module; they are always on. */
export const coreKinds: Readonly<Record<string, NotificationRule>> = {
  'people.records_due': { audience: ['owner', 'office'], default: ['email'] },
  'record.ready': { audience: ['guardian'], default: ['push', 'email'] },
  'urgent.due': { audience: ['owner', 'office'], default: ['email'] },
  'access.braked': { audience: ['owner'], default: ['push', 'email'] },
  'settings.domain_trouble': { audience: ['owner'], default: ['email'] },
  'settings.sender_trouble': { audience: ['owner'], default: ['email'] },
  'help.answered': { audience: ['owner', 'office', 'teacher'], default: ['email'] },
  'urgent.call': { audience: ['owner', 'office', 'teacher', 'guardian'], default: ['push', 'email'] },
  'urgent.again': { audience: ['owner', 'office', 'teacher', 'guardian'], default: ['push', 'email'] },
  'urgent.clear': { audience: ['owner', 'office', 'teacher', 'guardian'], default: ['push', 'email'] },
}

/** They go every way whatever one has chosen, so there is nothing to choose. */
const unchosen: ReadonlySet<string> = new Set<string>(urgentKinds)

/** The kinds that members of a role can get, and choose how, from the modules that are on, in the order of the navigation, and from the core at the end. */
export function kindsFor(role: MemberRole, modulesOn: readonly string[]): Kind[] {
  const ofModules = allModules()
    .filter(({ id }) => modulesOn.includes(id))
    .flatMap(({ notifications }) => Object.entries(notifications))
  return [...ofModules, ...Object.entries(coreKinds)]
    .filter(([kind, rule]) => rule.audience.includes(role) && !unchosen.has(kind))
    .map(([kind, rule]) => ({ kind, channels: rule.default }))
}

/** `albums.published` belongs to `albums`. */
export const moduleOfKind = (kind: string): string => kind.split('.')[0] ?? ''

/** What is declared of the kind; undefined for one that nobody declares. */
export const ruleOf = (kind: string): NotificationRule | undefined =>
  coreKinds[kind] ?? moduleById(moduleOfKind(kind))?.notifications[kind]

/** The message with the kind's name, which is also all that a push says of it: `albums.notify.published`. */
export const kindNameKey = (kind: string): string => `${moduleOfKind(kind)}.notify.${kind.slice(kind.indexOf('.') + 1)}`
