import { copyPartsOf, type ModulePart } from '#app/platform/copies.server.ts'
import type { CopyPart, Side } from '#app/platform/copies.ts'
import { glossary } from './parts/glossary.server.ts'
import { logo } from './parts/logo.server.ts'
import { look } from './parts/look.server.ts'
import { switches } from './parts/switches.server.ts'
import { tags } from './parts/tags.server.ts'
import { texts } from './parts/texts.server.ts'

/** What belongs to no module. Switches come first: what is on decides what else can be copied. */
const coreParts = { switches, look, logo, texts, tags, glossary } satisfies Record<string, CopyPart>
export type CorePart = keyof typeof coreParts

/** A part that the other school can give. */
export interface OfferedPart extends Omit<ModulePart, 'moduleId'> {
  /** Null for what belongs to no module. */
  moduleId: string | null
}

/** What can be copied from a school: of modules what is on there, whatever is on here. */
export const partsFrom = ({ resolved }: Side): OfferedPart[] => [
  ...Object.entries(coreParts).map(([id, part]) => ({ id, moduleId: null, part })),
  ...copyPartsOf(resolved),
]
