import type { TagColour } from '#db/schema/tags.ts'

/** The hue in degrees that stands for a tag's colour; the design system has each in light and dark. */
export const tagTints = {
  rose: 15,
  amber: 75,
  green: 135,
  teal: 195,
  blue: 255,
  violet: 315,
} as const satisfies Record<TagColour, number>
