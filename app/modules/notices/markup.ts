/** A piece of a line: plain, bold, or a link. */
export type Inline = { kind: 'text' | 'bold'; text: string } | { kind: 'link'; text: string; href: string }
/** A line of a list; with its number, as it was written, if it has one. */
export interface Item {
  number: number | undefined
  pieces: Inline[]
}
export type Block = { kind: 'paragraph'; lines: Inline[][] } | { kind: 'list'; ordered: boolean; items: Item[] }

const bullet = /^\s*[-*•]\s+(?<words>.+)$/
const numbered = /^\s*(?<number>\d{1,3})(?:[.)]\s+|、\s*)(?<words>.+)$/
const inlines =
  /\*\*(?<bold>[^*\n]+)\*\*|\[(?<label>[^\]\n]+)\]\((?<target>https?:\/\/[^\s()]+)\)|(?<bare>https?:\/\/[^\s<>()"“”，。；、）]+)/g

/**
 * Reads the light markup of a notice: paragraphs parted by an empty line, lines that begin with `- ` or `1. ` as lists,
 * `**bold**`, `[words](https://…)` and bare addresses. What is none of these is text; there is nothing that could be
 * anything else, so no text can become part of a page.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let fresh = true
  for (const line of text.split('\n')) {
    const last = fresh ? undefined : blocks.at(-1)
    fresh = line.trim() === ''
    if (fresh) continue
    const { words, number } = (bullet.exec(line) ?? numbered.exec(line))?.groups ?? {}
    if (words === undefined) {
      const pieces = inlinesOf(line.trim())
      if (last?.kind === 'paragraph') last.lines.push(pieces)
      else blocks.push({ kind: 'paragraph', lines: [pieces] })
      continue
    }
    const ordered = number !== undefined
    const item = { number: ordered ? Number(number) : undefined, pieces: inlinesOf(words) }
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item)
    else blocks.push({ kind: 'list', ordered, items: [item] })
  }
  return blocks
}

/** The first words without their marks, for a row of a list. */
export const excerptOf = (text: string, longest = 160): string => {
  const plain = text
    .replace(inlines, (whole, ...rest) => {
      const { bold, label } = rest.at(-1) as Record<string, string | undefined>
      return bold ?? label ?? whole
    })
    .replace(/^\s*[-*•]\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...plain]
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : plain
}

function inlinesOf(line: string): Inline[] {
  const pieces: Inline[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) pieces.push({ kind: 'text', text: line.slice(at, to) })
  }
  for (const match of line.matchAll(inlines)) {
    const { bold, label, target, bare } = match.groups ?? {}
    // A full stop or comma after an address belongs to the sentence.
    const address = bare?.replace(/[.,;:!?]+$/, '')
    plain(match.index)
    if (bold) pieces.push({ kind: 'bold', text: bold })
    else if (label && target) pieces.push({ kind: 'link', text: label, href: target })
    else if (address) pieces.push({ kind: 'link', text: address, href: address })
    at = match.index + (address?.length ?? match[0].length)
  }
  plain(line.length)
  return pieces
}
