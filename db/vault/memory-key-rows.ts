import type { KeyOwner } from './data-key.ts'
import type { KeyRow, KeyRows } from './key-rows.ts'

/** Key rows that live as long as the process: for tests and for tools that seal nothing they keep. Every call takes a turn, as a database's would. */
export class MemoryKeyRows implements KeyRows {
  readonly stored: KeyRow[] = []
  finds = 0

  async find({ schoolId, purpose, childId }: KeyOwner): Promise<KeyRow[]> {
    this.finds += 1
    await turn()
    return this.stored
      .filter(row => row.schoolId === schoolId && row.purpose === purpose && row.childId === (childId ?? null))
      .map(row => ({ ...row }))
  }

  async insert(row: KeyRow & { wrapped: string }): Promise<void> {
    await turn()
    if (!this.stored.some(each => sameKey(each, row))) this.stored.push({ ...row })
  }

  async destroyChildKey(schoolId: string, childId: string): Promise<void> {
    await turn()
    for (const row of this.stored) if (row.schoolId === schoolId && row.childId === childId) row.wrapped = null
  }

  async *all(): AsyncGenerator<KeyRow, void> {
    for (const row of this.stored.map(each => ({ ...each }))) yield row
  }

  async replaceWrapped(row: KeyRow & { wrapped: string }, wrapped: string): Promise<boolean> {
    await turn()
    const stored = this.stored.find(each => sameKey(each, row) && each.wrapped === row.wrapped)
    if (stored) stored.wrapped = wrapped
    return stored !== undefined
  }
}

function sameKey(a: KeyRow, b: KeyRow): boolean {
  return a.schoolId === b.schoolId && a.purpose === b.purpose && a.childId === b.childId && a.version === b.version
}

function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
