/** The letters that a complete language of ours is written in. */
const scripts: Readonly<Record<string, Script>> = { en: 'latin', 'zh-Hans': 'han' }
type Script = 'latin' | 'han' | 'other'

/**
 * Whether a reader is likely to want a text in their own language: it is in other letters than theirs, or its writer had chosen another
 * language. Chinese is told by its letters alone, whatever the writer's pages are in. Which language it really is, only the translator says.
 * @param writer the writer's chosen language, null for none
 */
export function isForeign(text: string, writer: string | null, reader: string): boolean {
  const script = scriptOf(text)
  if (script === null) return false
  if (script !== scripts[reader]) return true
  return script !== 'han' && writer !== null && writer !== reader
}

/** In which letters most of a text is; null without any, as 👍 and 17:30. A sign of Chinese says about as much as two letters. */
function scriptOf(text: string): Script | null {
  const words = text.replace(/https?:\/\/\S+/g, '')
  const letters = count(words, /\p{L}/gu)
  if (letters === 0) return null
  const kana = count(words, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = kana > 0 ? 0 : count(words, /\p{Script=Han}/gu)
  const latin = count(words, /\p{Script=Latin}/gu)
  if (han * 2 >= letters - han) return 'han'
  return latin * 2 >= letters ? 'latin' : 'other'
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0
