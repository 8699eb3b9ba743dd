import type { ActorRole } from './roles.ts'

/** Who is acting in a school, as the permission rules and the database see them. */
export interface Actor {
  role: ActorRole
  /** The membership; null for visitors, kiosks and background work. */
  memberId: string | null
  name: string
  /** The person's own language, if they chose one. */
  locale: string | null
  /** False until a guardian has answered the consent questions. */
  welcomed: boolean
  /** The device that acts; of the role `kiosk` alone. */
  kioskId?: string
  /** Set where it is not the member who looks: somebody of the office sees the site as them, and can change nothing. */
  viewing?: Viewing
  /** Set where it is the vendor's support that looks, as a visit by which a school lets it in; `memberId` is then the visit's id and no member's. */
  support?: SupportVisit
  /** Set while a job reads the whole school for an owner who has asked for it with a fresh sign-in: it is announced and audited as one act, so it is not counted page by page. */
  takingAll?: true
}

/** That somebody of the office sees the site as another member (`tenants/people/viewing.server.ts`). */
export interface Viewing {
  id: string
  endsAt: Date
  /** Who looks. */
  by: Actor
}

/** That support of the vendor is in a school (`tenants/support/visiting.server.ts`). */
export interface SupportVisit {
  id: string
  grantId: string
  /** When it ends by itself. */
  endsAt: Date
  mayEdit: boolean
}

export const visitor: Actor = { role: 'visitor', memberId: null, name: '', locale: null, welcomed: true }
export const system: Actor = { role: 'system', memberId: null, name: '', locale: null, welcomed: true }

/**
 * The membership of an actor whose permission needs one.
 * @throws Error if called for a visitor or background work: a route's permission has to exclude those
 */
export function memberOf(actor: Actor): string {
  if (!actor.memberId) throw new Error('This act needs a member of the school.')
  return actor.memberId
}

/** The kiosk that acts. @throws Error for anybody else: a route's permission has to exclude those */
export function kioskOf(actor: Actor): string {
  if (!actor.kioskId) throw new Error('This act needs a kiosk.')
  return actor.kioskId
}
