import { formatList, formatMoment } from '#app/platform/i18n/format.ts'
import type { Locale } from '#app/platform/i18n/translate.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import { sheet as signatureSheet } from '#app/platform/signature/sheet.ts'
import type { NoticeLevel } from '#db/schema/notices.ts'
import { isForeign } from '#tenants/translation/offer.ts'
import type { Block, Cell, PaperDocument, Words } from '#workers/reports/document.ts'
import type { ChildState, RecordedAnswer } from './responses.server.ts'
import type { ShownVersion } from './shown-notice.ts'

/** What the record of a notice says: every wording, who answered it, and who has not. */
export interface NoticeRecord {
  noticeId: string
  title: string
  level: NoticeLevel
  versions: readonly ShownVersion[]
  answers: readonly RecordedAnswer[]
  states: readonly ChildState[]
}

/** Rows of a table: a document's tables end somewhere, a large school's families may not. */
const mostRows = 2_000
/** Names of whom is waited for, before the table has to say it. */
const mostNamed = 200

/**
 * The record of a notice as paper to keep. Texts stand in it as they are stored, with the marks of their markup: these are what was hashed
 * (`fingerprintOf`), and on paper they show where a link led.
 */
export function recordSheet(record: NoticeRecord, paper: Paper): PaperDocument {
  const { t, locale, timeZone, madeAt, by, house } = paper
  const time = formatMoment(locale, timeZone, madeAt)
  return {
    title: written(record.title, locale),
    subtitle: t('notices.record.title'),
    lang: locale,
    house,
    foot: t('notices.record.foot', { title: record.title, time }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: t('notices.record.id'), value: record.noticeId },
          { label: t('notices.record.made'), value: t('notices.record.made_by', { time, name: by }) },
          { label: t('notices.record.clock'), value: timeZone },
        ],
      },
      ...openBlocks(record, paper),
      ...record.versions.flatMap(version => versionBlocks(record, version, paper)),
      ...listBlocks(record, paper),
      { kind: 'paragraph', soft: true, text: t('notices.record.how') },
    ],
  }
}

/** Who has still to answer, by the children's names. */
function openBlocks({ states }: NoticeRecord, { t, locale }: Paper): Block[] {
  if (states.length === 0) return []
  const open = states.filter(({ done }) => !done).map(({ name }) => name)
  const names = formatList(locale, open.toSorted(new Intl.Collator(locale, { numeric: true }).compare))
  const title = t('notices.record.open_count', { open: open.length, total: states.length })
  if (open.length === 0) return [{ kind: 'note', title, text: t('notices.record.open_none') }]
  return [{ kind: 'note', title, text: open.length > mostNamed ? t('notices.record.open_below') : names }]
}

/** What somebody wrote, with its language where its letters say that it is not the document's: it is read out as what it is. */
function written(text: string, locale: Locale): Words {
  const [lang, letters] =
    locale === 'en' ? (['zh-Hans', /\p{Script=Han}/u] as const) : (['en', /\p{Script=Latin}/u] as const)
  return isForeign(text, null, locale) && letters.test(text) ? { text, lang } : text
}

function versionBlocks({ level, answers }: NoticeRecord, version: ShownVersion, paper: Paper): Block[] {
  const { t, locale, timeZone } = paper
  const { number, title, body, attachments, hash, since } = version
  const given = answers.filter(answer => answer.number === number)
  // Not by what the notice asks for now: an earlier wording may have asked for more.
  const signed = given.some(({ way }) => way !== null)
  const columns = [
    { label: t('notices.record.column_child'), share: 0.22 },
    { label: t('notices.record.column_guardian'), share: 0.24 },
    { label: t(`notices.record.column_${signed ? 'sign' : 'confirm'}`), share: 0.27 },
    ...(signed ? [{ label: t('notices.record.column_signature'), share: 0.27 }] : []),
  ]
  const rows = given.map((answer): Cell[] => [
    answer.childName,
    answer.signer,
    formatMoment(locale, timeZone, answer.at),
    ...(signed ? [signatureOf(answer, paper)] : []),
  ])
  const which = t('notices.record.version', { number, time: formatMoment(locale, timeZone, since) })
  return [
    { kind: 'heading', level: 2, text: which },
    { kind: 'heading', level: 3, text: written(title, locale) },
    { kind: 'paragraph', text: written(body, locale) },
    ...filesOf(attachments, paper),
    { kind: 'facts', rows: [{ label: t('notices.record.hash'), value: hash }] },
    ...(given.length > 0 ? tables(columns, rows) : unansweredOf(level, paper)),
  ]
}

function filesOf(attachments: ShownVersion['attachments'], { t }: Paper): Block[] {
  if (attachments.length === 0) return []
  const items = attachments.map(({ mediaId, name, kind }) => `${name ?? t(`notices.files.kind_${kind}`)}\n${mediaId}`)
  return [
    { kind: 'heading', level: 3, text: t('notices.files.title') },
    { kind: 'list', items },
  ]
}

const unansweredOf = (level: NoticeLevel, { t }: Paper): Block[] =>
  level === 'read' ? [] : [{ kind: 'paragraph', soft: true, text: t('notices.record.none') }]

/** Every guardian of every child, by the children's names, with what they have done. */
function listBlocks({ level, states }: NoticeRecord, { t, locale, timeZone }: Paper): Block[] {
  if (states.length === 0) return []
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const time = (at: string | null) => (at ? formatMoment(locale, timeZone, at) : '–')
  const answer = level === 'read' ? [] : [{ label: t(`notices.record.column_${level}`), share: 0.26 }]
  const columns = [
    { label: t('notices.record.column_child'), share: 0.25 },
    { label: t('notices.record.column_guardian'), share: 0.23 },
    { label: t('notices.record.column_read'), share: 0.26 },
    ...answer,
  ]
  const rows = states
    .toSorted((a, b) => compare(a.name, b.name))
    .flatMap(({ name, guardians }): string[][] =>
      guardians.length === 0
        ? [[name, t('notices.responses.no_guardian'), '–', ...answer.map(() => '–')]]
        : guardians.map(guardian => [
            name,
            guardian.name,
            time(guardian.readAt),
            ...answer.map(() =>
              guardian.may || guardian.answeredAt ? time(guardian.answeredAt) : t('notices.state.may_not'),
            ),
          ]),
    )
  return [{ kind: 'heading', level: 2, text: t('notices.record.list') }, ...tables(columns, rows)]
}

function tables(columns: Extract<Block, { kind: 'table' }>['columns'], rows: readonly Cell[][]): Block[] {
  const parts = Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, each) => each * mostRows)
  return parts.map(from => ({ kind: 'table', columns, rows: rows.slice(from, from + mostRows) }))
}

/** What was drawn, line for line; a typed name stands as it was typed. A confirmation before the notice asked for signatures has none. */
function signatureOf({ way, mark, signer }: RecordedAnswer, { t, house }: Paper): Cell {
  if (way === null || mark === null) return '–'
  if (way === 'typed') return `${mark}\n${t('notices.record.typed')}`
  const { width, height } = signatureSheet
  // Kept drawings are moves and lines between whole numbers (`SignForm`).
  const path = `<path d="${mark}" fill="none" stroke="${house.colours.ink}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${path}</svg>`,
    alt: t('notices.record.drawn', { name: signer }),
  }
}
