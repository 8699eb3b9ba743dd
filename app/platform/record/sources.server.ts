import { moduleById } from '#tenants/registry.ts'
import type { RecordPart, RecordReader, RecordSource } from '../record.ts'
import { aboutChild } from './about-child.server.ts'
import { timelinePages } from './timeline-pages.server.ts'

/** A part with the name of its data's file and what it is called. */
export interface NamedPart extends RecordPart {
  id: string
  title: string
}

const files = import.meta.glob<{ record: RecordSource }>('/app/modules/*/child-record.server.ts', { eager: true })

/** Ids of modules that contribute to a child's record. */
export const recordingModules = (): string[] => Object.keys(files).map(path => path.split('/')[3] ?? '')

/**
 * Everything of a child that goes into its record, as its reader may see it now: what the core knows, the timeline, and of each module that
 * is on its own part.
 * @throws Problem not_found for a child out of the reader's sight
 */
export async function recordParts(reader: RecordReader, childId: string): Promise<NamedPart[]> {
  const parts: NamedPart[] = [
    { id: 'child', title: reader.t('record.part.child'), ...(await aboutChild(reader, childId)) },
    { id: 'timeline', title: reader.t('record.part.timeline'), ...(await timelinePages(reader, childId)) },
  ]
  // One after the other: a record is not urgent, and the others of the school are.
  for (const id of reader.resolved.modules) {
    const part = moduleById(id)?.record
      ? await files[`/app/modules/${id}/child-record.server.ts`]?.record(reader, childId)
      : null
    if (part) parts.push({ id, title: reader.t(`${id}.name` as 'albums.name'), ...part })
  }
  return parts
}
