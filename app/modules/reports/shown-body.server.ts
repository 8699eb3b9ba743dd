import { attachmentFrom, attachmentRows } from '#app/platform/attachments/attachments.server.ts'
import { pictureOf } from '#app/platform/attachments/picture.ts'
import { type Locale, locales, type Translate } from '#app/platform/i18n/translate.ts'
import { pageChartColours } from '#app/ui/charts/frame.ts'
import { type LineChart, lineChart } from '#app/ui/charts/line-chart.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { type BodyChart, type ReportBody, type Sentence, spokenIn } from './body.ts'
import { sectionTitle } from './sections.server.ts'
import { photosForFamily } from './shown-photos.server.ts'
import type { ShownPhoto, ShownSection, ShownSentence } from './shown-report.ts'

/** In which language, and where curves are drawn: on a page unless told. */
export interface Words {
  locale: Locale
  t: Translate
  look?: Pick<LineChart, 'colours' | 'font'>
}

/**
 * What a body says to its reader, in their language where it has that. Photos are asked about at every look: what the family may not have
 * any more, or the reader may not, is counted and not shown. What is sensitive is kept from whoever sees the site as somebody else.
 */
export async function shownBody(
  school: School,
  childId: string,
  body: ReportBody,
  { locale, t, look = { colours: pageChartColours } }: Words,
): Promise<ShownSection[]> {
  const staff = isStaff(school.actor.role)
  const ids = body.sections.flatMap(({ photos }) => photos.map(({ mediaId }) => mediaId))
  const [allowed, rows] = await school.read(q =>
    Promise.all([photosForFamily(q, childId, ids), ids.length > 0 ? attachmentRows(q, ids) : []]),
  )
  const files = new Map(
    rows
      .filter(({ id, state }) => allowed.has(id) && state === 'ready')
      .map(row => [row.id, attachmentFrom(row, null)]),
  )
  const sections = school.actor.viewing ? body.sections.filter(({ sensitive }) => !sensitive) : body.sections
  return sections.map(section => ({
    id: section.id,
    title: sectionTitle(t, section.id),
    words: Object.keys(section.words).length > 0 ? spokenIn(section.words, locale) : null,
    sentences: section.sentences.map(({ id, by, edited, quoted, text, behind, records }) => ({
      ...{ id, by, edited, quoted, ...spokenIn(text, locale), other: otherOf({ text, behind }, locale) },
      records: staff ? records : [],
    })),
    photos: section.photos.flatMap(({ mediaId, shown }): ShownPhoto[] => {
      const file = files.get(mediaId)
      return file ? [{ ...pictureOf(file), mediaId, shown }] : []
    }),
    missing: section.photos.filter(({ mediaId, shown }) => shown && !files.has(mediaId)).length,
    charts: section.charts.map(chart => ({
      svg: drawn(chart, locale, look),
      alt: chart.words[locale].alt,
      records: staff ? chart.records : [],
    })),
  }))
}

/** A sentence in the language that its reader does not read it in, while one of the two is behind. */
function otherOf({ text, behind = [] }: Pick<Sentence, 'text' | 'behind'>, locale: Locale): ShownSentence['other'] {
  const lang = locales.find(each => each !== locale && text[each] !== undefined)
  if (!lang || text[locale] === undefined || behind.length === 0) return null
  return { lang, text: text[lang] ?? '', behind: behind.includes(locale) ? 'here' : 'there' }
}

const drawn = (
  { lines: { x, ...lines }, words }: BodyChart,
  locale: Locale,
  look: Pick<LineChart, 'colours' | 'font'>,
): string => lineChart({ ...lines, ...(x ? { x } : {}), ...words[locale], locale, ...look }).svg
