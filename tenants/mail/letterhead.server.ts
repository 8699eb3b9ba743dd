import { brandOf, defaultColour, themeOf } from '../brand/brand.server.ts'
import { emailColours } from '../brand/email-colours.ts'
import { makeTheme } from '../brand/theme.ts'
import { originOf } from '../config.server.ts'
import type { ResolvedSchool } from '../resolve.server.ts'
import type { Letterhead } from './branded.tsx'

/** The letterhead of a school: its name, colours and logo, never the vendor's. */
export function letterheadOf(school: ResolvedSchool, locale: Letterhead['locale'], hostname: string): Letterhead {
  const { logo } = brandOf(school)
  const href = originOf(hostname)
  return {
    name: school.facts.name,
    schoolId: school.facts.id,
    locale,
    colours: emailColours(themeOf(school).theme),
    logo: logo && { ...logo, src: `${href}${logo.png}` },
    href,
  }
}

/** The vendor's own, for the public site and the console. */
export function vendorLetterhead(locale: Letterhead['locale'], hostname: string): Letterhead {
  const theme = makeTheme({ brand: defaultColour, corner: 'soft', font: 'nunito' })
  return { name: 'Cubby', locale, colours: emailColours(theme), logo: null, href: originOf(hostname) }
}
