import { createHash } from 'node:crypto'

/** What stays with the vendor of an erased school. Codes; `until` is the last day for which it is kept, null where nothing says so. Of `name` the count is of former owners, whose sign-ins stay with it. */
export interface Kept {
  what: 'invoices' | 'payments' | 'operator_log' | 'name' | 'stripe' | 'backups'
  count: number | null
  why: 'tax_law' | 'accountability' | 'name_hold' | 'payment_provider' | 'backup_rotation'
  until: string | null
}

/** All that the proof of an erasure says. Of the school and nobody in it. */
export interface Proof {
  school: { id: string; name: string; slug: string }
  closedOn: string
  begunAt: string
  erasedAt: string
  /** Rows there were, by table. All of them are gone. */
  rows: Record<string, number>
  files: number
  bytes: number
  /** People who belonged to no other school and were no owners: who they were for signing in is gone too. */
  people: number
  /** Counted again after everything was deleted. */
  left: { rows: 0; files: 0 }
  kept: Kept[]
  /** SHA-256 of the proof before this one; null for the first. */
  previous: string | null
}

/** The proof as text, the same for the same proof: JSON with its keys in this order, tables by name. */
export function documentOf(proof: Proof): string {
  const rows = Object.fromEntries(Object.entries(proof.rows).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ kind: 'cubby-erasure', version: 1, ...proof, rows }, null, 2)}\n`
}

/** SHA-256 of the document, in hex: `sha256sum` of the file gives the same. */
export const hashOf = (document: string): string => createHash('sha256').update(document, 'utf8').digest('hex')

/** All rows that there were. */
export const rowsIn = (rows: Record<string, number>): number => Object.values(rows).reduce((sum, n) => sum + n, 0)

/** Years for which books are kept, after the year that they are of (§ 147 AO; 10 years in China's 会计档案管理办法 for vouchers is 30, which the vendor's accountant decides). */
export const bookYears = 10

/** What the proof is saved as. */
export const proofFileName = (slug: string): string => `erasure-${slug}.json`
