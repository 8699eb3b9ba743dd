import { z } from 'zod'
import { moduleById } from '#tenants/registry.ts'
import type { MessageKey } from './i18n/translate.ts'
import type { SchoolRequest } from './load.server.ts'
import type {
  TimelineEntry,
  TimelineLink,
  TimelineLinks,
  TimelinePlace,
  TimelineReader,
  TimelineSource,
  TimelineSources,
} from './timeline.ts'
import { cameInto } from './timeline-classes.server.ts'

export const entriesPerPage = 20

/** A kind of entries, `albums.photos`: what the timeline can be narrowed to. */
export interface TimelineKind {
  id: string
  label: string
  /** Name of an icon that `app/shell/icons.tsx` knows. */
  icon: string
}

export type ShownEntry = TimelineEntry & { kind: string }

interface Source extends TimelineKind {
  entries: TimelineSource
}

const files = import.meta.glob<{ timeline: TimelineSources; links?: TimelineLinks }>(
  '/app/modules/*/timeline.server.ts',
  { eager: true },
)

/** What may stand in a timeline at this school: what modules that are on contribute, and the core's. */
export function timelineKinds(request: TimelineReader): TimelineKind[] {
  return sourcesOf(request).map(({ id, label, icon }) => ({ id, label, icon }))
}

/** What modules that are on make of a child's whole time, each with its module's icon (a name that `app/shell/icons.tsx` knows). */
export function timelineLinks(request: SchoolRequest, childId: string): (TimelineLink & { icon: string })[] {
  return request.resolved.modules.flatMap(moduleId => {
    const links = files[`/app/modules/${moduleId}/timeline.server.ts`]?.links?.(request, childId) ?? []
    return links.map(link => ({ ...link, icon: moduleById(moduleId)?.icon ?? '' }))
  })
}

/**
 * A page of a child's timeline, the latest day first: every source gives as many as a page holds, and the latest of them all stand
 * on it. One transaction, its queries in one packet, if the request reads together.
 * @param narrowed.kind one of `timelineKinds`; null for all
 * @returns with `older`, the place from which the next page goes on, or null at the end
 */
export async function timelinePage(
  request: TimelineReader,
  childId: string,
  { kind, before }: { kind: string | null; before: TimelinePlace | null },
): Promise<{ entries: ShownEntry[]; older: TimelinePlace | null }> {
  const asked = sourcesOf(request).filter(({ id }) => kind === null || id === kind)
  const found = await Promise.all(
    asked.map(async ({ id, entries }) => {
      const own = await entries(request, { childId, before, limit: entriesPerPage + 1 })
      return own.map(entry => ({ ...entry, kind: id }))
    }),
  )
  const latest = found.flat().sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
  const entries = latest.slice(0, entriesPerPage)
  const last = latest.length > entriesPerPage ? entries.at(-1) : undefined
  return { entries, older: last ? { day: last.day, id: last.id } : null }
}

/** A place as an address carries it; anything else is none. */
export function placeIn(text: string | null): TimelinePlace | null {
  const [day, id] = text?.split('_') ?? []
  return Place.safeParse({ day, id }).data ?? null
}

function sourcesOf({ resolved, t }: TimelineReader): Source[] {
  const ofModules = resolved.modules.flatMap(moduleId => {
    const manifest = moduleById(moduleId)
    const sources = files[`/app/modules/${moduleId}/timeline.server.ts`]?.timeline ?? {}
    return (manifest?.timeline ?? []).flatMap(kind => {
      const entries = sources[kind]
      if (!manifest || !entries) return []
      const label = t(`${moduleId}.timeline.${kind}` as MessageKey)
      return [{ id: `${moduleId}.${kind}`, label, icon: manifest.icon, entries }]
    })
  })
  return [...ofModules, { id: 'classes', label: t('timeline.classes'), icon: 'users', entries: cameInto }]
}

const Place = z.object({ day: z.iso.date(), id: z.uuid() })
const placeOf = ({ day, id }: TimelinePlace): string => `${day} ${id}`
