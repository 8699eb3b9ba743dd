import type { ZodObject } from 'zod'
import type { MemberRole } from '#db/schema/members.ts'
import type { PlanId } from './plans.ts'

/** A member, or a device at the door. */
export type PermittedRole = MemberRole | 'kiosk'

/** Who may do something: by default, and the most that a school may ever widen it to. */
export interface PermissionRule {
  default: readonly PermittedRole[]
  ceiling: readonly PermittedRole[]
}

/**
 * How a member may be told something, besides the list in which every item stands. `push` is a short notice at once, on devices
 * and in WeChat; `insist` is one channel after the other until it has been seen.
 */
export const notificationChannels = ['push', 'email', 'digest', 'insist'] as const
export type NotificationChannel = (typeof notificationChannels)[number]

/** A kind of notification: who can get it, and how it reaches those who have chosen nothing. */
export interface NotificationRule {
  audience: readonly MemberRole[]
  default: readonly NotificationChannel[]
}

/** What rows on the core's home cards are about. */
export type HomeRowKind = 'children' | 'classes'

export interface ModuleRoute {
  /** Below the school's root, in Remix's notation: `albums/:albumId`. */
  path: string
  /** Below the module's folder: `routes/album.tsx`. */
  file: string
}

/**
 * What a module is, as data. Navigation, routes, switches, permissions, jobs, home cards and export are
 * computed from it; there is no second list to keep in step.
 */
export interface Manifest {
  /** Prefix of its permissions, routes, jobs, events, messages and tables' file. */
  id: string
  /** Modules it cannot be without. */
  requires: readonly string[]
  /** The smallest plan that has it. */
  plan: PlanId
  /** Roles that see it in their navigation. */
  audience: readonly MemberRole[]
  /** Name of an icon that `app/shell/icons.tsx` knows. */
  icon: string
  /** Where it stands in the navigation; lower is earlier. */
  order: number
  routes: readonly ModuleRoute[]
  permissions: Readonly<Record<string, PermissionRule>>
  /** Verbs of those whose pages are for the person themself: the office is not shown them when it sees the site as somebody else. */
  personal?: readonly string[]
  /** Verbs of those whose pages the vendor's support may read while a school lets it in (decision 044); left out: none. */
  support?: readonly string[]
  /** Events that it records, `albums.published`. */
  events: readonly string[]
  /** Events of others that it reacts to. */
  reactsTo: readonly string[]
  /** Its jobs, `albums.remind`. */
  jobs: readonly string[]
  /** What a school may set; every field with a default. */
  settings: ZodObject
  /**
   * The setting, on or off, that has the names of guardians burned into the pictures they look at: files are the core's, so the
   * core asks for it here (`tenants/files/viewer-mark.server.ts`).
   */
  watermark?: string
  /** The setting, on or off, that lets guardians invite relatives to what the module shows (`tenants/people/relatives/`). */
  relatives?: string
  /** Kinds of notification that it sends, `albums.published`; their words are in `notification-texts.server.ts`. */
  notifications: Readonly<Record<string, NotificationRule>>
  /** Cards it contributes to the home page, by role. */
  homeCards: readonly { id: string; audience: readonly MemberRole[] }[]
  /** Rows of the core's home cards that it says something in: a guardian's children, a teacher's classes. */
  homeLines?: readonly HomeRowKind[]
  /** Kinds of entries that it contributes to a child's page (`app/platform/timeline.ts`); its messages name them: `timeline.<kind>`. */
  timeline?: readonly string[]
  /**
   * What it gives to the record of a child that a family takes along (`app/platform/record.ts`): its tables that have something of a child, each
   * in the record (`child-record.server.ts`) or with a reason why it is not. A module without such tables says nothing.
   */
  record?: { tables: readonly string[]; without?: Readonly<Record<string, string>> }
  /** Sections that it contributes to a child's report of a term (`app/platform/report-source.ts`); its messages name them: `report.<section>`. */
  reportSections?: readonly string[]
  /** It says beside a child's name what whoever looks after it must know (`child-alerts.server.ts`). */
  childAlerts?: boolean
  /** Registers that a school has to keep, filled from what it knows (`app/platform/registers.ts`). */
  registers?: readonly string[]
  /** What an owner may copy of it from one of their schools to another (`app/platform/copies.ts`); its messages name it: `copy.<part>`. */
  copies?: readonly string[]
  /** It gives a figure of today for each school of an owner (`app/platform/site-figure.ts`), which its messages name: `site_figure`. */
  siteFigure?: boolean
  /** Its tables, all in `db/schema/<id>.ts`, or in several files `<id>-….ts`. */
  tables: readonly string[]
}

/** Declares a module; keeps the literal types, from which permission strings are made. */
export const defineModule = <const M extends Manifest>(manifest: M): M => manifest

/** Each manifest adds itself here, so that its permission strings and messages are known to the compiler. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in every manifest
export interface Modules {}

export type ModulePermission = {
  [Id in keyof Modules & string]: Modules[Id] extends { permissions: infer Permissions }
    ? `${Id}:${keyof Permissions & string}`
    : never
}[keyof Modules & string]
