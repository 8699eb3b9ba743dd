import type { SchoolRequest } from './load.server.ts'

/** What an item in a member's list says; put together when it is read, under the reader's own rights. */
export interface Notice {
  title: string
  text?: string | undefined
  href: string
  /** A name that `app/shell/icons.tsx` knows. */
  icon: string
}

/**
 * What `app/modules/<id>/notices.server.ts` exports: for each kind of notification, what the items about these subjects
 * say. A subject that is not in the answer (deleted, out of sight) is left out of the list.
 */
export type Notices = Record<
  string,
  (request: SchoolRequest, subjectIds: readonly string[]) => Promise<Map<string, Notice>>
>
