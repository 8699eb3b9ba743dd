import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A node of what a PDF says its parts are. */
export interface Tag {
  role: string
  alt?: string
  lang?: string
  children: Tag[]
}

/** For tests: what a PDF is for whoever reads it with another program than the one that made it. */
export interface OpenedPdf {
  /** By page, line ends and spaces between pieces left out as they come. */
  pages: string[]
  /** Width and height by page, in points. */
  sizes: [width: number, height: number][]
  /** All text without any white space. */
  letters: string
  title: string
  /** Its title stands in a reader's window, and not the name of the file. */
  titleShown: boolean
  lang: string
  /** The part of ISO 14289 that it says it keeps. */
  pdfUa: string | null
  bookmarks: string[]
  tags: Tag[]
  /** Those of each page by themselves: of what goes on over pages, each has its part. */
  pageTags: Tag[][]
}

export async function readPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  const sizes: OpenedPdf['sizes'] = []
  const pageTags: Tag[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    sizes.push([width, height])
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const tree: unknown = await page.getStructTree()
    pageTags.push(isNode(tree) ? [tagOf(tree)] : [])
  }
  const { info, metadata } = await pdf.getMetadata()
  const xmp: unknown = metadata?.get('pdfuaid:part')
  const viewer: unknown = await pdf.getViewerPreferences()
  const outline = (await pdf.getOutline()) ?? []
  await pdf.destroy()
  return {
    pages,
    sizes,
    letters: pages.join('').replace(/\s/g, ''),
    title: 'Title' in info ? String(info.Title) : '',
    titleShown:
      typeof viewer === 'object' && viewer !== null && 'DisplayDocTitle' in viewer && viewer.DisplayDocTitle === true,
    lang: 'Language' in info ? String(info.Language) : '',
    pdfUa: typeof xmp === 'string' ? xmp : null,
    bookmarks: outline.flatMap(function titles(each): string[] {
      return [each.title, ...each.items.flatMap(titles)]
    }),
    tags: pageTags.flat(),
    pageTags,
  }
}

/** All tags below one another, in reading order. */
export const flat = (tags: readonly Tag[]): Tag[] => tags.flatMap(tag => [tag, ...flat(tag.children)])

interface Node {
  role: string
  alt?: string
  lang?: string
  children: unknown[]
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'role' in value
function tagOf({ role, alt, lang, children }: Node): Tag {
  return { role, ...(alt ? { alt } : {}), ...(lang ? { lang } : {}), children: children.filter(isNode).map(tagOf) }
}
