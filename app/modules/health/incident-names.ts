/**
 * The first of these names that stands in a text which a family will read; null for none. A Latin name is looked for as a word of its
 * own, since "Eva" is no part of "evaluate"; Chinese has no spaces. Names of one letter say nothing.
 */
export function namedIn(texts: readonly (string | null)[], names: readonly string[]): string | null {
  const all = texts.filter(text => text !== null).join('\n')
  const stands = (name: string) =>
    /\p{Script=Han}/u.test(name)
      ? all.includes(name)
      : new RegExp(`(?<![\\p{L}\\p{M}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{M}])`, 'u').test(all)
  return names.find(name => name.length > 1 && stands(name)) ?? null
}
