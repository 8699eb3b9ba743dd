/** A text and what is selected in it, in UTF-16 units as a browser's fields count. */
export interface Edit {
  text: string
  from: number
  to: number
}

/** Puts `**` around what is selected, or takes it away again. */
export function asBold({ text, from, to }: Edit): Edit {
  const inside = text.slice(from, to)
  if (text.slice(from - 2, from) === '**' && text.slice(to, to + 2) === '**')
    return { text: `${text.slice(0, from - 2)}${inside}${text.slice(to + 2)}`, from: from - 2, to: to - 2 }
  return { text: `${text.slice(0, from)}**${inside}**${text.slice(to)}`, from: from + 2, to: to + 2 }
}

/** Makes every line that is touched a list's, or plain again if all of them are. */
export function asList({ text, from, to }: Edit): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next === -1 ? text.length : next
  const lines = text.slice(start, end).split('\n')
  const all = lines.every(line => line.startsWith('- '))
  const changed = lines.map(line => (all ? line.slice(2) : `- ${line}`)).join('\n')
  return {
    text: `${text.slice(0, start)}${changed}${text.slice(end)}`,
    from: start + changed.length,
    to: start + changed.length,
  }
}

/** Makes a link of what is selected, with its address selected to be typed over. */
export function asLink({ text, from, to }: Edit): Edit {
  const words = text.slice(from, to) || '…'
  const address = 'https://'
  const at = from + words.length + 3
  return {
    text: `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`,
    from: at + address.length,
    to: at + address.length,
  }
}
