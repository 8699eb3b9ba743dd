/** Shapes that `ratios.css` knows, from a tall panorama to a wide one, in steps of 0.05. */
export const narrowest = 0.4
export const widest = 3

/**
 * The nearest known shape of a picture, for its `data-ratio`. The content policy lets no style attribute through, so shapes come
 * from the stylesheet; at most 6% of a side is cropped, and beyond the ends more.
 * @param ratio width / height
 */
export function ratioStep(ratio: number): string {
  const bounded = Math.min(widest, Math.max(narrowest, Number.isFinite(ratio) ? ratio : 1))
  return (Math.round(bounded * 20) / 20).toFixed(2)
}
