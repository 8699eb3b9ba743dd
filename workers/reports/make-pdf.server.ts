import { environment } from '#workers/config.server.ts'
import { Permanent, Transient } from '#workers/failure.ts'
import { log } from '#workers/log.server.ts'
import { type PaperDocument, paperDocument } from './document.ts'
import { openCoverage } from './fonts.server.ts'
import { manuscriptOf } from './manuscript.server.ts'
import { type Pictures, paperPicture } from './pictures.server.ts'
import { Typesetters } from './typesetters.server.ts'

/**
 * Makes a PDF of a document: PDF/UA-1, tagged, with bookmarks, its title, and the language of each passage. Only the worker
 * process makes any; the work is done by a process of its own.
 * @param pictures by the names that the document has for them; one that is missing or cannot be opened leaves its alternative text
 * @throws Permanent `document-malformed`, `drawing-refused` (a drawing of more than shapes and text), `document-refused`; Transient
 *   `aborted` and what `Typesetter.set` says when its process was lost
 */
export async function makePdf(
  document: PaperDocument,
  pictures: Pictures,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const read = paperDocument.safeParse(document)
  // Not the error itself, which quotes what people have written.
  if (!read.success) throw new Permanent('document-malformed', { cause: new Error(placesOf(read.error)) })
  const isCovered = await openCoverage()
  const ready = new Map<string, NonNullable<Awaited<ReturnType<typeof paperPicture>>>>()
  for (const [name, one] of pictures) {
    if (signal?.aborted) throw new Transient('aborted')
    const picture = await paperPicture(one)
    if (picture) ready.set(name, picture)
  }
  const { pdf, conforms } = await typesetters().set(manuscriptOf(read.data, ready, isCovered), signal)
  if (!conforms) log.warn('a document has a sign that no font could shape; it is tagged and not PDF/UA')
  return pdf
}

/** Ends the processes that wait; for whoever stops. */
export const endTypesetters = (): void => shared?.end()

let shared: Typesetters | undefined
function typesetters(): Typesetters {
  shared ??= new Typesetters(environment().WORKER_CONCURRENCY)
  return shared
}

const placesOf = (error: { issues: readonly { path: PropertyKey[]; code?: string }[] }): string =>
  error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ')
