import { createHash } from 'node:crypto'
import type { Audience, NoticeInput } from './forms.ts'

/** What a form shows of a notice, and so what two who change it at once can take from each other. */
export type Shown = Pick<
  NoticeInput,
  'title' | 'body' | 'level' | keyof Audience | 'mediaIds' | 'everyGuardian' | 'commentsOn' | 'pinned'
> & {
  /** ISO date. */
  expiresOn?: string | null | undefined
  /** The hour it waits for. */
  opensAt: Date | null
  publishedAt: Date | null
}

/**
 * The state of a notice as one short text, carried by the form that was made from it: a form whose state has passed may not
 * overwrite the newer one.
 * @returns 64 hex digits
 */
export function basisOf({ opensAt, publishedAt, ...shown }: Shown): string {
  const standing = publishedAt ? 'out' : (opensAt?.toISOString() ?? 'draft')
  return createHash('sha256')
    .update(JSON.stringify([standing, ...contentOf(shown)]), 'utf8')
    .digest('hex')
}

function contentOf(shown: Omit<Shown, 'opensAt' | 'publishedAt'>) {
  const { title, body, level, audience, classIds, tagIds, childIds, everyGuardian, commentsOn, pinned, expiresOn } =
    shown
  return [
    ...[title, body, level, audience, everyGuardian, commentsOn, pinned, expiresOn ?? null],
    [...new Set(shown.mediaIds)].sort(),
    ...[classIds, tagIds, childIds].map(ids => (audience === 'chosen' ? [...new Set(ids)].sort() : [])),
  ]
}
