/** Levels whose names follow each other, lowest first; after the last one children leave. */
const ladders: readonly (readonly string[])[] = [
  ['托班', '小班', '中班', '大班'],
  ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级'],
  ['Nursery', 'Reception', 'Year 1'],
]
/** The same where a number or letter stands inside: 小一班, 小(2)班. */
const chineseLevels = ['托', '小', '中', '大']

/**
 * What a class is called in the next school year, going by its name alone: a proposal, which the office puts right. Null when
 * its children leave the school. A name without a level stays.
 */
export function successorOf(name: string): string | null {
  for (const ladder of ladders) {
    const level = ladder.findIndex(each => name.startsWith(each))
    const at = ladder[level]
    // 'Year 1' goes on by its number, as the other years do.
    if (!at || at === 'Year 1') continue
    const next = ladder[level + 1]
    return next === undefined ? null : next + name.slice(at.length)
  }
  const chinese = /^([托小中大])(.{1,5}班)$/u.exec(name)
  if (chinese?.[1] && chinese[2]) {
    const next = chineseLevels[chineseLevels.indexOf(chinese[1]) + 1]
    return next === undefined ? null : next + chinese[2]
  }
  const numbered = /^(Year|Grade|Class|Klasse) (\d{1,2})(\D.*)?$/iu.exec(name)
  if (numbered) return `${numbered[1]} ${Number(numbered[2]) + 1}${numbered[3] ?? ''}`
  const short = /^(K|PK)([1-3])(\D.*)?$/u.exec(name)
  if (short) return short[2] === '3' ? null : `${short[1]}${Number(short[2]) + 1}${short[3] ?? ''}`
  return name
}
