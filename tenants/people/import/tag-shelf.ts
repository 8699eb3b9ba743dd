import { v7 as uuidv7 } from 'uuid'
import { tagKeyOf } from '../tag-name.ts'

/** A tag of the file, as it is at the school. */
export interface MatchedTag {
  id: string
  name: string
  standing: 'in_use' | 'archived' | 'new'
}

/** Tags by name, whose case, width and spaces make no difference. */
export class TagShelf {
  readonly #byName: Map<string, MatchedTag>

  constructor(known: readonly { id: string; name: string; nameKey: string; archivedAt: Date | null }[]) {
    this.#byName = new Map(
      known.map(({ id, name, nameKey, archivedAt }) => [
        nameKey,
        { id, name, standing: archivedAt ? 'archived' : 'in_use' },
      ]),
    )
  }

  find(name: string): MatchedTag {
    const tag = this.#byName.get(tagKeyOf(name)) ?? { id: uuidv7(), name, standing: 'new' as const }
    this.#byName.set(tagKeyOf(name), tag)
    return tag
  }
}
