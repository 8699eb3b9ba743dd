import { setImmediate } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { RosterRefused } from './refusal.ts'

export interface XmlReader {
  open?: (name: string, attributes: Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
  /** Asked between pieces: true ends the reading. */
  enough?: () => boolean
}

/** Characters that are read at a stretch; between two pieces other requests have their turn. */
const piece = 64 * 1024

/**
 * Reads a part of a workbook piece by piece. Names come without their prefix. Entities of a document's own are not known to the
 * reader, so none can be blown up.
 * @throws RosterRefused damaged
 */
export async function readXml(bytes: Buffer, reader: XmlReader): Promise<void> {
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes)
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw new RosterRefused('damaged', { cause: error })
  })
  parser.on('opentag', tag => reader.open?.(bare(tag.name), tag.attributes))
  parser.on('closetag', tag => reader.close?.(bare(tag.name)))
  parser.on('text', written => reader.text?.(written))
  for (let at = 0; at < text.length; at += piece) {
    if (reader.enough?.()) return
    parser.write(text.slice(at, at + piece))
    await setImmediate()
  }
  parser.close()
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
