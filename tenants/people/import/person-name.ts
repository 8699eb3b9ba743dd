/** Surnames of two characters that are in use. */
const compound = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 长孙 長孫 宇文 司徒 司空 令狐 夏侯 独孤 獨孤 南宫 南宮 端木 百里 呼延 轩辕 軒轅 钟离 鍾離 闻人 聞人 申屠 太史 淳于 公羊 澹台 赫连 赫連 濮阳 濮陽 西门 西門'.split(
    ' ',
  ),
)

/**
 * A name in one piece as first and last name. In Chinese characters the surname stands first, in one character or a known pair of
 * two; 'Chen, Mia' has it before the comma; else it is the last word. One word alone is a first name.
 */
export function splitName(whole: string): { firstName: string; lastName: string } {
  const name = whole.trim()
  if (/^[\p{Script=Han}·\s]+$/u.test(name)) {
    const joined = name.replace(/\s+/g, '')
    const length = joined.length > 2 && compound.has(joined.slice(0, 2)) ? 2 : 1
    return { lastName: joined.slice(0, length), firstName: joined.slice(length) }
  }
  const [before = '', ...after] = name.split(',')
  if (after.length > 0) return { lastName: before.trim(), firstName: after.join(' ').trim() }
  const words = name.split(' ')
  const lastName = words.length > 1 ? (words.pop() ?? '') : ''
  return { firstName: words.join(' '), lastName }
}

/** A name for comparing: without case, accents, and how the spaces fall. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase()
