import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import { sheet as signatureSheet } from '#app/platform/signature/sheet.ts'
import type { Block, Cell, PaperDocument, Words } from '#workers/reports/document.ts'
import { withoutIsolates } from './isolated.ts'
import type { ShownAnswer, ShownReport, ShownSection, ShownText } from './shown-report.ts'

/**
 * A published report as paper to keep, in the reader's language; what was written in another stands in that.
 * @param ready ids of the photos whose pictures are at hand
 */
export function reportSheet(report: ShownReport, paper: Paper, ready: ReadonlySet<string>): PaperDocument {
  const { t, locale, timeZone, house } = paper
  const { child, term, className, number, publishedAt, reason, sections, hash } = report
  const answers = report.answers.filter(answer => answer.number === number)
  const said = sections.flatMap(section => sectionBlocks(section, paper, ready))
  return {
    title: t('reports.read.of', { name: child.name, term: term.name }),
    subtitle: t('reports.file.title'),
    lang: locale,
    house,
    foot: t('reports.file.foot', { name: child.name, term: term.name, number }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: t('reports.file.child'), value: child.name },
          {
            label: t('reports.file.term'),
            value: `${term.name} (${formatDay(locale, term.startsOn, 'short')} – ${formatDay(locale, term.endsOn, 'short')})`,
          },
          { label: t('reports.file.class'), value: className },
          { label: t('reports.file.published'), value: formatMoment(locale, timeZone, publishedAt) },
          ...(number > 1 ? [{ label: t('reports.file.version'), value: String(number) }] : []),
          ...(reason ? [{ label: t('reports.file.corrects'), value: reason }] : []),
        ],
      },
      ...(said.length > 0
        ? said
        : [{ kind: 'note' as const, text: t('reports.nothing_at_all', { name: child.shortName }) }]),
      ...signed(answers, hash, paper),
    ],
  }
}

function sectionBlocks(
  { title, words, sentences, charts, photos, missing }: ShownSection,
  { t, locale }: Paper,
  ready: ReadonlySet<string>,
): Block[] {
  const shown = photos.filter(({ mediaId }) => ready.has(mediaId))
  const lost = missing + photos.length - shown.length
  if (!words && sentences.length + charts.length + shown.length + lost === 0) return []
  return [
    { kind: 'heading', level: 2, text: title },
    ...(words ? [{ kind: 'note' as const, text: inItsLanguage(words, locale) }] : []),
    ...sentences.map((sentence): Block => {
      const text = inItsLanguage(sentence, locale)
      return sentence.by === 'teacher'
        ? { kind: 'note', title: t('reports.by.teacher'), text }
        : { kind: 'paragraph', text }
    }),
    ...charts.map(({ svg, alt }): Block => ({ kind: 'chart', svg, alt })),
    ...(shown.length > 0
      ? [
          {
            kind: 'photos' as const,
            columns: 2 as const,
            photos: shown.map(({ mediaId }, index) => ({
              picture: mediaId,
              alt: t('reports.photo', { place: index + 1, total: shown.length, section: title }),
            })),
          },
        ]
      : []),
    ...(lost > 0 ? [{ kind: 'paragraph' as const, soft: true, text: t('reports.missing', { count: lost }) }] : []),
  ]
}

function inItsLanguage({ text, lang }: ShownText, locale: string): Words {
  const plain = withoutIsolates(text)
  return lang && lang !== locale ? { text: plain, lang } : plain
}

/** Who has signed it, with what they said: part of the report. */
function signed(answers: readonly ShownAnswer[], hash: string, paper: Paper): Block[] {
  const { t, locale, timeZone } = paper
  if (answers.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: t('reports.file.answers') },
    {
      kind: 'table',
      columns: [
        { label: t('reports.file.signer'), share: 0.22 },
        { label: t('reports.file.words'), share: 0.33 },
        { label: t('reports.file.when'), share: 0.2 },
        { label: t('reports.file.mark'), share: 0.25 },
      ],
      rows: answers.map((answer): Cell[] => [
        answer.signer,
        answer.words === '' ? '–' : answer.words,
        formatMoment(locale, timeZone, answer.at),
        markOf(answer, paper),
      ]),
    },
    { kind: 'paragraph', soft: true, text: t('reports.sign.hash', { hash }) },
  ]
}

/** What was drawn, line for line; a typed name stands as it was typed, and another guardian's hand is not shown. */
function markOf({ way, mark, signer }: ShownAnswer, { t, house }: Paper): Cell {
  if (way === null || mark === null) return '–'
  if (way === 'typed') return mark
  const { width, height } = signatureSheet
  // Kept drawings are moves and lines between whole numbers (`SigningForm`).
  const path = `<path d="${mark}" fill="none" stroke="${house.colours.ink}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${path}</svg>`,
    alt: t('reports.sign.mark', { name: signer }),
  }
}
