import { PromiseCache } from '../cache.ts'
import type { ResolvedSchool } from '../resolve.server.ts'
import { readArtwork } from './artwork.server.ts'
import { themeOf } from './brand.server.ts'
import { type Icon, makeIcons } from './icons.server.ts'
import { initialsOf } from './initials.ts'

/** A file of a school's brand, as it is sent. */
export interface BrandFile {
  type: string
  bytes: Buffer
}

/**
 * A file of the brand by its name: `logo.svg`, `logo.webp`, `logo.png`, `logo-large.png`, and the icons that `makeIcons`
 * draws. Null when the school has no such file.
 */
export async function brandFile(school: ResolvedSchool, name: string): Promise<BrandFile | null> {
  const logo = logoFiles[name]
  if (logo) {
    const id = school.brand?.logoId
    const bytes = id ? await readArtwork(school.facts.id, id, logo.file) : null
    return bytes && { type: logo.type, bytes }
  }
  return (await iconsOf(school)).find(icon => icon.name === name) ?? null
}

/** The school's app icons, drawn once per version of its brand. */
export function iconsOf(school: ResolvedSchool): Promise<Icon[]> {
  const { facts, brand } = school
  return drawn.get(`${facts.id}:${brand?.version ?? 0}:${facts.name}`, async () => {
    const mark = brand?.markId ? await readArtwork(facts.id, brand.markId, 'large.png') : null
    return makeIcons({
      ...(mark ? { mark } : {}),
      initials: initialsOf(brand?.shortName ?? facts.name),
      theme: themeOf(school).theme,
    })
  })
}

const logoFiles: Readonly<
  Record<string, { file: 'drawing.svg' | 'small.webp' | 'small.png' | 'large.png'; type: string }>
> = {
  'logo.svg': { file: 'drawing.svg', type: 'image/svg+xml' },
  'logo.webp': { file: 'small.webp', type: 'image/webp' },
  'logo.png': { file: 'small.png', type: 'image/png' },
  'logo-large.png': { file: 'large.png', type: 'image/png' },
}

/** About 60 KB a school. */
const drawn = new PromiseCache<Icon[]>(300, 24 * 3_600_000)
