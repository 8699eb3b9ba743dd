import { flat, type OpenedPdf, type Tag } from './read-pdf.ts'

/**
 * For tests: what a document lacks for whoever has it read out, of what PDF/UA-1 asks (ISO 14289-1, 7) and a file's tags can say. Pure.
 * @returns a sentence for each fault; none when nothing lacks
 */
export function faultsOf({ title, titleShown, lang, pdfUa, pageTags: pages }: ReadOut): string[] {
  const all = pages.flatMap(flat)
  return [
    ...(title.trim() ? [] : ['It has no title.']),
    ...(titleShown ? [] : ['A window shows the name of the file and not the title.']),
    ...(lang ? [] : ['It says no language.']),
    ...(pdfUa === '1' ? [] : ['It does not say that it is PDF/UA-1.']),
    ...all.flatMap(({ role, alt }) => (role === 'Figure' && !alt?.trim() ? ['A figure has no alternative text.'] : [])),
    ...headingFaults(all),
    ...tableFaults(pages),
    ...all.flatMap(misplaced),
  ]
}
type ReadOut = Pick<OpenedPdf, 'title' | 'titleShown' | 'lang' | 'pdfUa' | 'pageTags'>

/** One first heading at the beginning, and none that is more than one level below the one before. */
function headingFaults(all: readonly Tag[]): string[] {
  const levels = all.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []))
  return [
    ...(levels.filter(level => level === 1).length === 1 ? [] : ['It has not one first heading.']),
    ...levels.flatMap((level, each) => {
      const before = levels[each - 1] ?? 0
      return level > before + 1 ? [`A heading of level ${level} follows one of level ${before}.`] : []
    }),
  ]
}

/** Tags are told by page: the rows on a further page stand in a table without its head, with which the page begins. */
function tableFaults(pages: readonly Tag[][]): string[] {
  return pages.flatMap((page, number) =>
    flat(page).flatMap(tag => {
      if (tag.role !== 'Table' || flat([tag]).some(({ role }) => role === 'TH')) return []
      const before = pages[number - 1]
      const goesOn = before && firsts(page).includes(tag) && flat(before).some(({ role }) => role === 'Table')
      return goesOn ? [] : ['A table has no header cells.']
    }),
  )
}
/** What a page begins with, from the outermost to the innermost. */
const firsts = ([tag]: readonly Tag[]): Tag[] => (tag ? [tag, ...firsts(tag.children)] : [])

/** What may stand in which, for those of which PDF says it (ISO 32000-1, 14.8.4.3). */
const inside: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  L: ['Caption', 'LI', 'L'],
  LI: ['Lbl', 'LBody'],
}
const misplaced = ({ role, children }: Tag): string[] =>
  children.flatMap(child => (inside[role]?.includes(child.role) === false ? [`${child.role} stands in ${role}.`] : []))
