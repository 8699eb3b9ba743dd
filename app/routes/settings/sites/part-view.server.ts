import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import type { PartStanding } from './copying.server.ts'
import type { CorePart } from './parts.server.ts'

/** Changes that are shown by name; of more the number. */
const shown = 8

/** A part in the reader's words. */
export interface PartView {
  id: string
  /** What the form sends. */
  value: string
  name: string
  text: string
  state: PartStanding['state']
  changes: { kind: 'added' | 'replaced' | 'left'; name: string; before?: string; after?: string; because?: string }[]
  more: number
}

export function partView({ id, moduleId, state, changes, seen }: PartStanding, t: Translate): PartView {
  const key = moduleId ? `${moduleId}.copy.${id.slice(moduleId.length + 1)}` : `sites.part.${id as CorePart}`
  return {
    id,
    value: `${id}:${seen}`,
    name: t(key as MessageKey),
    text: t(`${key}_text` as MessageKey),
    state,
    changes: changes.slice(0, shown).map(({ kind, name, before, after, because }) => ({
      kind,
      name: name(t),
      ...(before ? { before: before(t) } : {}),
      ...(after ? { after: after(t) } : {}),
      ...(because ? { because: t(`sites.because.${because}`) } : {}),
    })),
    more: Math.max(0, changes.length - shown),
  }
}
