import { z } from 'zod'
import { FONT_IDS } from '#tenants/brand/fonts.ts'

/*
 * What a document on paper is made of. Modules describe their PDFs in these blocks and never in a language of their own; what people
 * have written is data in it, and nothing of it is ever read as anything but text.
 */

/** BCP 47, as pages have it: `en`, `zh-Hans`, `pt-BR`. */
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
const passage = z.string().max(50_000)
/** A text in the document's language, or with the language it is written in, so that it is read out as what it is. Line breaks stay. */
const words = z.union([passage, z.strictObject({ text: passage, lang: language })])
export type Words = z.infer<typeof words>

/** Names one of the pictures that are handed over beside the document. */
const pictureName = z.string().min(1).max(200)
/** What a picture or chart says, for whoever does not see it; never empty. */
const alt = z.string().trim().min(1).max(2_000)
const svg = z.string().max(500_000)
const colour = z.custom<`#${string}`>(value => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value))
const share = z.number().gt(0).max(1)

const heading = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3)]),
  text: words,
  /** Opens a page of its own, in large letters: a book's chapter. */
  chapter: z.boolean().optional(),
})
const paragraph = z.strictObject({ kind: z.literal('paragraph'), text: words, soft: z.boolean().optional() })
const list = z.strictObject({ kind: z.literal('list'), items: z.array(words).min(1).max(500) })
/** Names and what they are: birthday, class, teacher. */
const facts = z.strictObject({
  kind: z.literal('facts'),
  rows: z
    .array(z.strictObject({ label: words, value: words }))
    .min(1)
    .max(200),
})
/** What stands where a row and a column meet: a text, or a drawing (a signature, say). */
const cell = z.union([words, z.strictObject({ svg, alt })])
export type Cell = z.infer<typeof cell>
const column = z.strictObject({
  label: words,
  align: z.enum(['start', 'center', 'end']).optional(),
  share: share.optional(),
  /** Greyed, as a weekend is among days. */
  shaded: z.boolean().optional(),
})
/** `share` of the columns' width; those without one are as wide as they need to be. Each row has a cell for each column. */
const table = z
  .strictObject({
    kind: z.literal('table'),
    caption: words.optional(),
    columns: z.array(column).min(1).max(40),
    rows: z.array(z.array(cell)).max(5_000),
    /** Small, with lines between columns: for many of them. */
    dense: z.boolean().optional(),
    /** The last row sums up the others. */
    total: z.boolean().optional(),
  })
  .refine(({ columns, rows }) => rows.every(row => row.length === columns.length), 'a row has other cells than columns')
/** `width` as a share of the page's; the whole of it unless said otherwise. */
const picture = z.strictObject({
  kind: z.literal('picture'),
  picture: pictureName,
  alt,
  caption: words.optional(),
  width: share.optional(),
})
/** A finished drawing of `app/ui/charts`. */
const chart = z.strictObject({
  kind: z.literal('chart'),
  svg,
  alt,
  caption: words.optional(),
  width: share.optional(),
})
const photos = z.strictObject({
  kind: z.literal('photos'),
  columns: z.union([z.literal(2), z.literal(3)]),
  /** Nothing of them is cut off: those of a row are equally high, each as wide as it is. Otherwise all fill the same frame. */
  whole: z.boolean().optional(),
  photos: z
    .array(z.strictObject({ picture: pictureName, alt, caption: words.optional() }))
    .min(1)
    .max(200),
})
const note = z.strictObject({ kind: z.literal('note'), title: words.optional(), text: words })
/** Lines to sign on; `name` stands on the line when it is known who has signed. */
const signatures = z.strictObject({
  kind: z.literal('signatures'),
  lines: z
    .array(z.strictObject({ label: words, name: words.optional(), date: words.optional() }))
    .min(1)
    .max(12),
})
/** Cards to cut out, eight a page: a drawing (a QR code, say) beside what is written. */
const cards = z.strictObject({
  kind: z.literal('cards'),
  cards: z
    .array(
      z.strictObject({
        title: words,
        subtitle: words.optional(),
        svg,
        alt,
        lines: z.array(z.strictObject({ text: words, strong: z.boolean().optional() })).max(6),
        foot: words.optional(),
      }),
    )
    .max(2_000),
})
const pageBreak = z.strictObject({ kind: z.literal('page-break') })

const block = z.discriminatedUnion('kind', [
  heading,
  paragraph,
  list,
  facts,
  table,
  picture,
  chart,
  photos,
  note,
  signatures,
  cards,
  pageBreak,
])
export type Block = z.infer<typeof block>

/** A document to be made into a PDF; check it with `paperDocument.parse` only where it does not come from typed code. */
export const paperDocument = z
  .strictObject({
    /** The document's name: its first heading, its bookmark and what a reader's window says. */
    title: words,
    subtitle: words.optional(),
    lang: language,
    /** Whose paper it is. Font and colours are `paperLook(theme).house`. */
    house: z.strictObject({
      name: z.string().max(200),
      logo: pictureName.optional(),
      font: z.enum(FONT_IDS),
      colours: z.object({
        ink: colour,
        inkSoft: colour,
        line: colour,
        brand: colour,
        brandEdge: colour,
        brandSoft: colour,
        onBrandSoft: colour,
      }),
    }),
    /** Stands at the foot of each page, e.g. of whom the document is and from when. */
    foot: words.optional(),
    /** A page before all others, for which title, subtitle and the house's name are made large below a picture from edge to edge. */
    cover: z.strictObject({ picture: pictureName, alt }).optional(),
    paper: z.enum(['a4', 'us-letter']).default('a4'),
    /** The longer edge lies below: for wide tables. */
    landscape: z.boolean().default(false),
    blocks: z.array(block).max(5_000),
  })
  .refine(
    ({ landscape, blocks }) => !landscape || blocks.every(({ kind }) => kind !== 'cards'),
    'cards are cut from upright paper',
  )
  .refine(
    ({ blocks }) => blocks.find(each => each.kind === 'heading')?.level !== 3,
    'a heading of level 3 stands below one of level 2',
  )
/** As callers write it: what has a default may be left out. */
export type PaperDocument = z.input<typeof paperDocument>
export type ReadPaperDocument = z.output<typeof paperDocument>
