import { v7 as uuidv7 } from 'uuid'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { nounsOf } from '#app/platform/i18n/nouns.server.ts'
import { locales, translator } from '#app/platform/i18n/translate.ts'
import type { ReportChart, ReportPart, ReportSpan, Speaker } from '#app/platform/report-source.ts'
import type { TemplateSection } from '#db/schema/reports.ts'
import { type ChildNames, shortNameOf } from '#tenants/people/child-name.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { BodyChart, BodySection, ReportBody, Spoken } from './body.ts'
import { isolated } from './isolated.ts'
import { mostPhotos, shownAtFirst } from './limits.ts'
import { knownAfter } from './newer.ts'
import { sourceOf } from './sections.server.ts'
import { photosForFamily } from './shown-photos.server.ts'

const nothing: ReportPart = { statements: [] }

/**
 * Makes the first wording of a child's report: what the modules have to say, section by section, in every language. A section of
 * which nothing was kept stays empty; nothing is made up.
 * @param school the school itself
 */
export async function draftBody(
  school: School,
  resolved: ResolvedSchool,
  span: ReportSpan,
  child: ChildNames,
  template: readonly TemplateSection[],
): Promise<ReportBody> {
  const name = isolated(shortNameOf(child))
  const speakers = locales.map(
    (locale): Speaker => ({ locale, name, t: translator(locale, catalogueOf(locale), nounsOf(resolved, locale)) }),
  )
  // Sections know nothing of each other: they are read together, in one transaction instead of one or two each.
  const reading = school.readingTogether()
  const parts = await Promise.all(
    template
      .filter(({ on }) => on)
      .map(async section => ({
        section,
        part: (await sourceOf(resolved, section.id)?.({ school: reading, resolved }, span)) ?? nothing,
      })),
  )
  const offered = parts.flatMap(({ part: { photos = [] } }) => photos.map(({ mediaId }) => mediaId))
  const allowed =
    offered.length > 0 ? await reading.read(q => photosForFamily(q, span.childId, offered)) : new Set<string>()
  return { sections: parts.map(({ section, part }) => sectionOf(section, part, allowed, speakers)) }
}

function sectionOf(
  { id, words }: Pick<TemplateSection, 'id' | 'words'>,
  { statements, photos = [], charts = [], sensitive }: ReportPart,
  allowed: ReadonlySet<string>,
  speakers: readonly Speaker[],
): BodySection {
  // The newest, where there are very many.
  const offered = photos.filter(({ mediaId }) => allowed.has(mediaId)).slice(-mostPhotos)
  const drafted: BodySection = {
    id,
    words: Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')),
    sentences: statements.map(({ about, say, evidence, quoted }) => ({
      id: uuidv7(),
      by: 'records' as const,
      text: Object.fromEntries(speakers.map(speaker => [speaker.locale, say(speaker)])) as Spoken,
      edited: false,
      quoted: quoted ?? false,
      about,
      records: [...evidence],
    })),
    photos: offered.map(({ mediaId, evidence }, place) => ({
      mediaId,
      shown: place >= offered.length - shownAtFirst,
      records: [...evidence],
    })),
    charts: charts.map(chart => chartOf(chart, speakers)),
    sensitive: sensitive ?? null,
  }
  return { ...drafted, known: knownAfter(drafted, drafted) }
}

function chartOf({ lines, words, evidence }: ReportChart, speakers: readonly Speaker[]): BodyChart {
  const exact = (value: number) => Math.round(value * 100) / 100
  const at = ({ x, y }: { x: number; y: number }) => ({ x: exact(x), y: exact(y) })
  return {
    lines: {
      curves: (lines.curves ?? []).map(curve => ({ name: curve.name, points: curve.points.map(at) })),
      bands: (lines.bands ?? []).map(band => ({
        points: band.points.map(({ x, low, high }) => ({ x: exact(x), low: exact(low), high: exact(high) })),
      })),
      points: lines.points.map(at),
      x: lines.x ? [exact(lines.x[0]), exact(lines.x[1])] : null,
    },
    words: Object.fromEntries(speakers.map(speaker => [speaker.locale, words(speaker)])) as BodyChart['words'],
    records: [...evidence],
  }
}
