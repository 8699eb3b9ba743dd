/** The corner styles a school can choose. */
export const CORNERS = ['sharp', 'soft', 'round'] as const
export type Corner = (typeof CORNERS)[number]

/** CSS lengths of the three radii, and `icon`: the radius of an app icon as a share of its side, 0 to 0.5. */
export type Radii = { control: string; card: string; pill: string; icon: number }

/** `control` stays far from a full pill even in `round`: text areas and menus use it too. */
export const RADII: Record<Corner, Radii> = {
  sharp: { control: '0.1875rem', card: '0.25rem', pill: '0.1875rem', icon: 0.08 },
  soft: { control: '0.625rem', card: '1rem', pill: '999px', icon: 0.22 },
  round: { control: '1.125rem', card: '1.625rem', pill: '999px', icon: 0.5 },
}

/** Whether a stored or sent value names a corner style. */
export function isCorner(value: unknown): value is Corner {
  return CORNERS.some(corner => corner === value)
}
