/** Bytes of a name in UTF-8 without its ending: phones and Linux take 255 with it and a number. */
const mostBytes = 180
/** What Windows takes for a device, with whatever ending. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What Windows, macOS and phones all take as a name: no path, no control or reserved character, no dot or space at its ends, no device, not too long. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
  let short = ''
  let bytes = 0
  for (const { segment } of graphemes.segment(plain)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > mostBytes) break
    short += segment
  }
  const trimmed = short.replace(/^[. ]+|[. ]+$/g, '') || 'file'
  return reserved.test(trimmed) ? `_${trimmed}` : trimmed
}

/**
 * The name with its ending, told apart from those that are taken: systems that know no difference between large and small letters, or between
 * two ways to write an accent, see two files then.
 * @param taken names in small letters; gets this one, too
 */
export function uniqueName(name: string, extension: string, taken: Set<string>): string {
  let unique = `${name}${extension}`
  for (let again = 2; taken.has(folded(unique)); again += 1) unique = `${name} (${again})${extension}`
  taken.add(folded(unique))
  return unique
}

const folded = (name: string): string => name.normalize('NFKC').toLowerCase()
