import type { NoticeAudience } from '#db/schema/notices.ts'
import { type ActorRole, isOffice } from '#tenants/roles.ts'
import { hoursBetweenChases } from './limits.ts'

/** Where a notice stands: the staff's draft, waiting for its hour, out to its families, or taken back. */
export type NoticeStanding = 'draft' | 'waiting' | 'out' | 'withdrawn'

type Instant = Date | string | null

export function standingOf(notice: { opensAt: Instant; publishedAt: Instant; withdrawnAt: Instant }): NoticeStanding {
  if (notice.withdrawnAt) return 'withdrawn'
  if (notice.publishedAt) return 'out'
  return notice.opensAt ? 'waiting' : 'draft'
}

/** Past its last day, by the school's calendar (ISO dates): still readable, no longer to be answered. */
export const isOver = (notice: { expiresOn: string | null }, today: string): boolean =>
  notice.expiresOn !== null && notice.expiresOn < today

/** Whether a change makes another wording of it, which is answered anew. */
export const isOtherWording = (
  before: { title: string; body: string; level: string },
  after: { title: string; body: string; level: string },
): boolean => before.title !== after.title || before.body !== after.body || before.level !== after.level

/** The first moment at which those who have not answered may be asked again; null when that is now. */
export function nextChase(last: Date | null, now: Date = new Date()): Date | null {
  if (!last) return null
  const next = new Date(last.getTime() + hoursBetweenChases * 3_600_000)
  return next > now ? next : null
}

/** The audiences a role may write to: the office to all, a teacher to what they choose of own classes and families. */
export const audiencesOf = (office: boolean): readonly NoticeAudience[] => (office ? ['school', 'chosen'] : ['chosen'])

/** Whether a member may change a notice; the rows' own policies decide the same. */
export const mayChange = (
  actor: { role: ActorRole; memberId: string | null },
  notice: { createdBy: string; audience: NoticeAudience },
): boolean =>
  isOffice(actor.role) ||
  (actor.role === 'teacher' && notice.createdBy === actor.memberId && notice.audience !== 'school')
