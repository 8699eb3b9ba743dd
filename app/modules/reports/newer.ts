import type { BodySection, ReportBody, ReportPhoto, Sentence } from './body.ts'
import { mostPhotos } from './limits.ts'

/** What records say that were made after a section was drafted. */
export interface NewerSection {
  id: string
  /** Ids of the new records. */
  records: string[]
  /** Sentences that are new. */
  added: Sentence[]
  /** Drafted ones that say something else now, as they would be; each with the id of the one it takes the place of. */
  updated: Sentence[]
  /** What rules would say of sentences that a teacher has worded anew: those stay. */
  left: Sentence[]
  photos: ReportPhoto[]
  charts: boolean
}

const idsIn = (parts: readonly { records: readonly { id: string }[] }[]) =>
  parts.flatMap(({ records }) => records.map(({ id }) => id))
const recordsOf = ({ sentences, photos, charts }: BodySection): string[] => idsIn([...sentences, ...photos, ...charts])

/** What a section has offered so far; of one that was drafted before that was kept, what stands in it. Pure. */
const knownOf = (section: BodySection) => ({
  records: new Set([...recordsOf(section), ...(section.known?.records ?? [])]),
  abouts: new Set([...section.sentences.flatMap(({ about }) => about ?? []), ...(section.known?.abouts ?? [])]),
})

/**
 * Compares a report with a draft made just now. A section without a new record has nothing to offer; where there is one, what the rules
 * say anew is offered whole, since counts go together. What a teacher has worded anew, written or left out is never among it. Pure.
 */
export function newerOf(body: ReportBody, fresh: ReportBody): NewerSection[] {
  return body.sections.flatMap(section => {
    const now = fresh.sections.find(({ id }) => id === section.id)
    const known = knownOf(section)
    const records = now ? [...new Set(recordsOf(now))].filter(id => !known.records.has(id)) : []
    if (!now || records.length === 0) return []
    const newer: NewerSection = { id: section.id, records, added: [], updated: [], left: [], photos: [], charts: false }
    for (const sentence of now.sentences) {
      const before = section.sentences.find(({ about }) => about !== undefined && about === sentence.about)
      if (before && says(before) === says(sentence)) continue
      if (before?.edited) newer.left.push({ ...sentence, id: before.id })
      else if (before) newer.updated.push({ ...sentence, id: before.id })
      else if (sentence.about !== undefined && !known.abouts.has(sentence.about)) newer.added.push(sentence)
    }
    newer.photos = now.photos.filter(({ records: of }) => of.some(({ id }) => records.includes(id)))
    newer.photos = newer.photos.filter(({ mediaId }) => !section.photos.some(photo => photo.mediaId === mediaId))
    newer.charts = idsIn(now.charts).some(id => records.includes(id))
    return [newer]
  })
}

/** A report with what newer records say: new sentences after the drafted ones, new photos to be chosen, curves as they are now. Pure. */
export function withNewer(body: ReportBody, fresh: ReportBody, newer: readonly NewerSection[]): ReportBody {
  return {
    sections: body.sections.map(section => {
      const taken = newer.find(({ id }) => id === section.id)
      const now = fresh.sections.find(({ id }) => id === section.id)
      if (!taken || !now) return section
      const updated = new Map(taken.updated.map(sentence => [sentence.id, sentence]))
      const sentences = section.sentences.map(sentence => updated.get(sentence.id) ?? sentence)
      const end = sentences.findLastIndex(({ by }) => by === 'records') + 1
      const room = Math.max(0, mostPhotos - section.photos.length)
      return {
        ...section,
        sentences: sentences.toSpliced(end, 0, ...taken.added),
        // Not shown until somebody chooses them.
        photos: [...section.photos, ...taken.photos.slice(0, room).map(photo => ({ ...photo, shown: false }))],
        charts: taken.charts ? now.charts : section.charts,
        sensitive: now.sensitive ?? section.sensitive,
        known: knownAfter(section, now),
      }
    }),
  }
}

/** What a section has offered once a draft made later has been taken in. Pure. */
export function knownAfter(section: BodySection, now: BodySection): NonNullable<BodySection['known']> {
  const [before, after] = [knownOf(section), knownOf(now)]
  return {
    abouts: [...new Set([...before.abouts, ...after.abouts])],
    records: [...new Set([...before.records, ...after.records])],
  }
}

const says = ({ text, records }: Sentence): string => JSON.stringify([text, records.map(({ id }) => id)])
