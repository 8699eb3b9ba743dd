import type { Queries } from '#db/client.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import type { Translate } from './i18n/translate.ts'

/*
 * What an owner may copy from one of their schools to another (decision 051): how it looks, switches, templates. Never anything with a child or
 * a person in it. A module lists its parts in its manifest (`copies`), names them in its messages (`copy.<part>`), and exports one for each as
 * `copies` of `copies.server.ts`.
 */

/** A school as its owner sees it, at one end of a copy. */
export interface Side {
  school: School
  resolved: ResolvedSchool
}

/** Why something stays as it is: the plan lacks it, what it needs is off, there is no room for more. */
export type LeftBecause = 'plan' | 'requires' | 'full'

/** One thing that becomes different at the school that is copied to. */
export interface Change {
  kind: 'added' | 'replaced' | 'left'
  name: (t: Translate) => string
  /** What is there now and what comes in its place, where that can be shown in a few words. */
  before?: ((t: Translate) => string) | undefined
  after?: ((t: Translate) => string) | undefined
  because?: LeftBecause | undefined
}

/** What copying a part would do at this moment, and how it is done. */
export interface Plan {
  changes: Change[]
  /** In the transaction that the plan was made in. Rows and ids are the receiving school's own. */
  put: (tx: Write) => Promise<void>
}

/** What was read of the other school, in one transaction. */
export interface Taken {
  /** All that would be copied: whether the other school has changed it since it was shown, is seen by this. */
  what: unknown
  /** Compares with what the receiving school has, by names and keys, so that copying twice is copying once. */
  plan: (q: Pick<Queries, 'select'>, to: Side) => Promise<Plan>
  /** Puts files of the receiving school beside its rows, before the transaction; twice is once. False: the other school has them no more. */
  files?: (to: Side) => Promise<boolean>
}

/** Reads under the owner's rights in the other school. Null where it has nothing of the kind. */
export type CopyPart = (from: Side) => Promise<Taken | null>
/** What `app/modules/<id>/copies.server.ts` exports as `copies`, by the parts its manifest lists. */
export type Copies = Readonly<Record<string, CopyPart>>
