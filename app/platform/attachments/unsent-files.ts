import type { KeptFile } from '../upload/kept-files.ts'
import { shrink } from '../upload/shrink.ts'
import type { Attaching } from './use-attachments.ts'

/**
 * The files of a form that have not arrived, to be kept with it and sent before it (`app/platform/waiting`). They are made smaller now,
 * once: made anew with each try they might differ in size. One after the other, since a phone has little memory. Only in a browser.
 */
export async function unsentFiles({ items, queue }: Pick<Attaching, 'items' | 'queue'>): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const { key, name, state } of items) {
    const file = state === 'waiting' || state === 'sending' ? queue.bytesOf(key) : null
    // A key of their own: what had left of the other is given up with it.
    const id = crypto.randomUUID()
    if (file)
      kept.push({ key: id, name, classId: undefined, use: 'attachments', file: await shrink(file), shrunk: true })
  }
  return kept
}

/** Empties a form's picker once its files are kept elsewhere or went along. */
export function clearFiles({ items, queue, sent }: Pick<Attaching, 'items' | 'queue' | 'sent'>): void {
  sent()
  for (const { key, state } of items) if (state === 'waiting' || state === 'sending') void queue.cancel(key)
}
