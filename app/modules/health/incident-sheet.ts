import { formatDay, formatList, formatMoment } from '#app/platform/i18n/format.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import { sheet as signatureSheet } from '#app/platform/signature/sheet.ts'
import type { Block, Cell, PaperDocument } from '#workers/reports/document.ts'
import { bodySvg } from './body-drawing.ts'
import { type Incident, type IncidentSignature, isHeadInjury, regionName } from './incident.ts'
import { factsOf } from './incident-facts.ts'

/**
 * An incident on paper: what was written down, where it hurt, its photos, who approved and signed it.
 * @param pictures ids of the photos whose bytes are there; of the others it says how many there are
 */
export function incidentSheet(incident: Incident, paper: Paper, pictures: ReadonlySet<string>): PaperDocument {
  const { t, locale, timeZone, madeAt, by, house } = paper
  const { report, child, day } = incident
  const time = formatMoment(locale, timeZone, madeAt)
  return {
    title: t('health.incident.paper.title'),
    subtitle: t('health.incident.paper.of', { name: child.name, day: formatDay(locale, day) }),
    lang: locale,
    house,
    foot: t('health.incident.paper.foot', { name: child.name, time, by }),
    blocks: [
      ...(report
        ? [
            {
              kind: 'facts' as const,
              rows: [
                { label: t('health.incident.form.kind_label'), value: t(`health.incident.kind.${report.kind}`) },
                ...factsOf(report, t, locale).map(({ term, text }) => ({ label: term, value: text })),
                ...(incident.photos.length > 0
                  ? [{ label: t('health.incident.photos'), value: String(incident.photos.length) }]
                  : []),
              ],
            },
            ...bodyBlocks(report.regions, paper),
            ...photoBlocks(incident, paper, pictures),
            ...(isHeadInjury(report)
              ? [
                  {
                    kind: 'note' as const,
                    title: t('health.incident.head.title'),
                    text: t('health.incident.head.advice'),
                  },
                ]
              : []),
          ]
        : []),
      ...addendumBlocks(incident, paper),
      ...approvalBlocks(incident, paper),
    ],
  }
}

function bodyBlocks(regions: readonly string[], { t, locale, house: { colours } }: Paper): Block[] {
  if (regions.length === 0) return []
  return [
    {
      kind: 'chart',
      svg: bodySvg(regions, { line: colours.inkSoft, ink: colours.ink, mark: colours.brand }),
      alt: t('health.incident.map.marked', {
        parts: formatList(
          locale,
          regions.map(id => regionName(t, id)),
        ),
      }),
      caption: t('health.incident.map.caption'),
      width: 0.5,
    },
  ]
}

function photoBlocks({ photos }: Incident, { t }: Paper, pictures: ReadonlySet<string>): Block[] {
  const shown = photos.flatMap(({ mediaId }, index) => {
    const number = index + 1
    if (!pictures.has(mediaId)) return []
    return [
      {
        picture: mediaId,
        alt: t('health.incident.paper.photo_alt', { number, total: photos.length }),
        caption: t('health.incident.form.photo', { number }),
      },
    ]
  })
  const missing = photos.length - shown.length
  return [
    ...(shown.length > 0 ? [{ kind: 'photos' as const, columns: 2 as const, whole: true, photos: shown }] : []),
    ...(missing > 0
      ? [
          {
            kind: 'paragraph' as const,
            soft: true,
            text: t('health.incident.paper.photos_missing', { count: missing }),
          },
        ]
      : []),
  ]
}

const addendumBlocks = ({ addenda }: Incident, { t, locale, timeZone }: Paper): Block[] =>
  addenda.flatMap(({ number, words, by, at }): Block[] => [
    { kind: 'heading', level: 2, text: t('health.incident.addendum.title', { number }) },
    { kind: 'paragraph', text: words },
    {
      kind: 'paragraph',
      soft: true,
      text: t('health.incident.signed_by', { name: by, time: formatMoment(locale, timeZone, at) }),
    },
  ])

function approvalBlocks({ author, approved, signatures, addenda, id }: Incident, paper: Paper): Block[] {
  const { t, locale, timeZone } = paper
  const moment = (at: string) => formatMoment(locale, timeZone, at)
  return [
    { kind: 'heading', level: 2, text: t('health.incident.paper.signatures') },
    {
      kind: 'facts',
      rows: [
        { label: t('health.incident.paper.writer'), value: author.name },
        {
          label: t('health.incident.paper.approved'),
          value: approved
            ? t('health.incident.signed_by', { name: approved.by, time: moment(approved.at) })
            : t('health.incident.not_approved'),
        },
        { label: t('health.incident.paper.id'), value: id },
        ...(approved ? [{ label: t('health.incident.paper.hash'), value: addenda.at(-1)?.hash ?? approved.hash }] : []),
      ],
    },
    ...(signatures.length > 0
      ? [
          {
            kind: 'table' as const,
            columns: [
              { label: t('health.incident.paper.guardian'), share: 0.3 },
              { label: t('health.incident.paper.when'), share: 0.3 },
              { label: t('health.incident.paper.signature'), share: 0.4 },
            ],
            rows: signatures.map((each): Cell[] => [
              each.addenda > 0
                ? `${each.name}\n${t('health.incident.with_addenda', { count: each.addenda })}`
                : each.name,
              moment(each.at),
              signatureCell(each, paper),
            ]),
          },
        ]
      : approved
        ? [{ kind: 'signatures' as const, lines: [{ label: t('health.incident.paper.guardian') }] }]
        : []),
  ]
}

/** What was drawn, line for line; a typed name stands as it was typed. */
function signatureCell({ way, mark, name }: IncidentSignature, { t, house }: Paper): Cell {
  if (way === 'typed') return mark
  const { width, height } = signatureSheet
  const path = `<path d="${mark}" fill="none" stroke="${house.colours.ink}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${path}</svg>`,
    alt: t('health.incident.paper.drawn', { name }),
  }
}
