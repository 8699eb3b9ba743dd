import { z } from 'zod'
import { locales } from '#app/platform/i18n/translate.ts'
import { artworks } from '#tenants/brand/artwork.ts'
import type { Hex } from '#tenants/brand/contrast.ts'
import { CORNERS } from '#tenants/brand/corners.ts'
import { FONT_IDS } from '#tenants/brand/fonts.ts'
import { longestTerm } from '#tenants/translation/limits.ts'

const colour = z
  .string('settings.brand.colour_wrong')
  .trim()
  .regex(/^#[0-9a-f]{6}$/i, 'settings.brand.colour_wrong')
  .transform((hex): Hex => `#${hex.slice(1).toLowerCase()}`)
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'ui.field.too_long')
    .optional()
    .transform(text => text || null)

export const LookForm = z.object({
  colour,
  /** The accent counts only when it is wanted. */
  ownAccent: z.coerce.boolean().default(false),
  accent: colour.optional(),
  font: z.enum(FONT_IDS, 'ui.field.check'),
  corner: z.enum(CORNERS, 'ui.field.check'),
  shortName: optional(24),
  welcome: optional(300),
})
export const PublicPageForm = z.object({
  about: optional(3_000),
  hours: optional(500),
  address: optional(500),
  publicContact: optional(500),
})
export const ArtworkForm = z.object({
  artwork: z.enum(artworks),
  file: z.instanceof(File, { message: 'settings.logo.choose' }),
})
export const ArtworkRemovalForm = z.object({ artwork: z.enum(artworks) })
export const SwitchForm = z.object({ on: z.coerce.boolean().default(false) })
/** Ticked names only arrive; which ones there are is the module's to say. */
export const ModuleSettingsForm = z.object({
  on: z.union([z.string().transform(each => [each]), z.array(z.string())]).default([]),
})
export const DomainForm = z.object({
  domain: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(300, 'settings.domain.fault.too-long'),
})
/** An address of the school's own, in its two halves; what may be one the domain says. */
export const SenderForm = z.object({
  mailbox: z.string('ui.field.required').trim().toLowerCase().min(1, 'ui.field.required').max(64, 'ui.field.too_long'),
  domain: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(300, 'settings.domain.fault.too-long'),
})
/** A word in a text's own language, and what it becomes; empty: it stays. */
export const TermForm = z.object({
  term: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestTerm, 'ui.field.too_long'),
  into: z.enum(['every', ...locales], 'ui.field.check'),
  becomes: optional(longestTerm),
})
export const NothingForm = z.object({})
