/**
 * A tint that stays with a person: the same seed always gives the same hue, on any page and any machine.
 * FNV-1a (32 bit) spreads ids well enough over twelve hues; lightness is set in CSS for light and dark.
 */
export function tintHue(seed: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) {
    hash ^= seed.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash >>> 0) % 12) * 30 + 15
}

/**
 * One or two letters for a name: first and last word; of a Chinese, Japanese or Korean name its last two signs, as people there are
 * called, of a group's its first two.
 */
export function initials(name: string, of: 'person' | 'group' = 'person'): string {
  const clean = name.trim()
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}·]+$/u.test(clean))
    return [...clean].slice(...(of === 'group' ? [0, 2] : [-2])).join('')
  const words = clean.split(/\s+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}
