import { normaliseEmail } from '#db/vault/email.ts'
import type { ChildInput } from '../children.server.ts'
import type { Relation } from '../rights.ts'
import { longestTag } from '../tag-name.ts'
import { type DateOrder, readDay } from './day.ts'
import { type Columns, type GuardianNumber, guardianNumbers, type RosterField } from './fields.ts'
import { rosterLimits } from './limits.ts'
import { plainName, splitName } from './person-name.ts'
import { readRelation } from './relation-word.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { impliedRelation } from './suggestion.ts'
import { tagNamesIn } from './tag-list.ts'

/** What is wrong with a cell; each has its sentence. */
export type ProblemKind =
  | 'missing'
  | 'too_long'
  | 'last_name_missing'
  | 'date_unreadable'
  | 'no_such_day'
  | 'date_future'
  | 'date_long_ago'
  | 'email_wrong'
  | 'phone_wrong'
  | 'relation_unknown'
  | 'guardian_without_name'
  | 'email_of_both'
  | 'tag_too_long'
  | 'too_many_tags'
  | 'tag_archived'

/** A problem where it stands. */
export interface RowProblem {
  line: number
  /** Index of the column; null where the column is not there at all. */
  column: number | null
  field: RosterField
  kind: ProblemKind
  /** What stands there. */
  written: string
}

export interface DraftGuardian {
  name: string
  relation: Relation
  email?: string | undefined
  phone?: string | undefined
}

/** A row as it would come in; whole where it has no problem. */
export interface DraftChild {
  line: number
  child: ChildInput
  className: string | null
  /** Each once, as it is written here. */
  tags: string[]
  guardians: DraftGuardian[]
}

const longest = { name: 80, email: 254, phone: 40 } as const
/** Older than anybody who is brought to a school of ours. */
const longestLife = 25

/** How a guardian is called of whom the file has a number or an address only: “Mia’s mother”. */
export type Unnamed = (child: string, relation: Relation) => string

/**
 * Reads rows as children with their guardians, and says what is wrong with each cell. Pure.
 * @param today the school's day, ISO
 */
export function draftOf(
  sheet: Sheet,
  { columns, order, today, unnamed }: { columns: Columns; order: DateOrder; today: string; unnamed: Unnamed },
): { children: DraftChild[]; problems: RowProblem[] } {
  const at = new Map(columns.flatMap((field, index) => (field ? [[field, index] as const] : [])))
  const implied = new Map(guardianNumbers.map(number => [number, impliedRelation(sheet.headers, columns, number)]))
  const problems: RowProblem[] = []
  const children = sheet.rows.map(row => {
    const reader = new RowReader(row, at, problems)
    const child = { ...names(reader), birthDate: birthDate(reader, order, today) }
    const guardians = guardianNumbers.flatMap(number => {
      const read = guardian(reader, number, implied.get(number) ?? null)
      return read ? [{ ...read, name: read.name || unnamed(child.callName ?? child.firstName, read.relation) }] : []
    })
    emailsDiffer(reader, guardians)
    const className = reader.cell('className', longest.name) || null
    return { line: row.line, child, className, tags: tags(reader), guardians }
  })
  return { children, problems }
}

/** The cells of one row by field, and the problems found in them. */
class RowReader {
  constructor(
    private readonly row: SheetRow,
    private readonly at: ReadonlyMap<RosterField, number>,
    private readonly problems: RowProblem[],
  ) {}

  has(field: RosterField): boolean {
    return this.at.has(field)
  }

  cell(field: RosterField, most: number): string {
    const index = this.at.get(field)
    const written = index === undefined ? '' : (this.row.cells[index] ?? '')
    if (written.length <= most) return written
    this.problem(field, 'too_long')
    return ''
  }

  problem(field: RosterField, kind: ProblemKind): void {
    const column = this.at.get(field) ?? null
    const written = column === null ? '' : (this.row.cells[column] ?? '')
    this.problems.push({ line: this.row.line, column, field, kind, written: written.slice(0, longest.name) })
  }
}

function names(reader: RowReader): Pick<ChildInput, 'firstName' | 'lastName' | 'callName'> {
  const whole = reader.cell('fullName', longest.name)
  const split = splitName(whole)
  const firstName = reader.cell('firstName', longest.name) || split.firstName
  const lastName = reader.cell('lastName', longest.name) || split.lastName
  if (whole === '' && reader.has('fullName') && firstName === '') reader.problem('fullName', 'missing')
  else if (firstName === '') reader.problem(reader.has('firstName') ? 'firstName' : 'fullName', 'missing')
  else if (lastName === '')
    reader.problem(
      reader.has('lastName') ? 'lastName' : 'fullName',
      reader.has('lastName') ? 'missing' : 'last_name_missing',
    )
  const callName = reader.cell('callName', longest.name)
  return { firstName, lastName, callName: callName && callName !== firstName ? callName : undefined }
}

function birthDate(reader: RowReader, order: DateOrder, today: string): string | undefined {
  const written = reader.cell('birthDate', longest.name)
  if (written === '') return undefined
  const read = readDay(written, order, today)
  if (read === 'unreadable') reader.problem('birthDate', 'date_unreadable')
  else if (read === 'no_such_day') reader.problem('birthDate', 'no_such_day')
  else if (read.day > today) reader.problem('birthDate', 'date_future')
  else if (Number(today.slice(0, 4)) - Number(read.day.slice(0, 4)) > longestLife)
    reader.problem('birthDate', 'date_long_ago')
  else return read.day
  return undefined
}

function tags(reader: RowReader): string[] {
  const written = reader.cell('tags', rosterLimits.cell)
  // What stands beyond was not read: the last tag may be half of one.
  if (written.length === rosterLimits.cell) reader.problem('tags', 'too_many_tags')
  const names = tagNamesIn(written)
  if (names.some(name => name.length > longestTag)) reader.problem('tags', 'tag_too_long')
  return names
}

function guardian(reader: RowReader, number: GuardianNumber, implied: Relation | null): DraftGuardian | null {
  const name = reader.cell(`guardian${number}Name`, longest.name)
  const email = reader.cell(`guardian${number}Email`, longest.email)
  const phone = reader.cell(`guardian${number}Phone`, longest.phone)
  const written = reader.cell(`guardian${number}Relation`, longest.name)
  if (!name && !email && !phone) return null
  if (!name && reader.has(`guardian${number}Name`)) reader.problem(`guardian${number}Name`, 'guardian_without_name')
  if (email && !normaliseEmail(email)) reader.problem(`guardian${number}Email`, 'email_wrong')
  if (phone && !looksLikePhone(phone)) reader.problem(`guardian${number}Phone`, 'phone_wrong')
  const relation = written ? readRelation(written) : (implied ?? 'parent')
  if (!relation) reader.problem(`guardian${number}Relation`, 'relation_unknown')
  return { name, relation: relation ?? 'parent', email: email || undefined, phone: phone || undefined }
}

/** What the form of a guardian takes too. */
const looksLikePhone = (phone: string): boolean =>
  /^[+\d\s()./-]+$/.test(phone.normalize('NFKC')) && phone.replace(/\D/g, '').length >= 5

/** An account belongs to one person: two guardians of a child cannot share an address. */
function emailsDiffer(reader: RowReader, [first, second]: DraftGuardian[]): void {
  const [one, other] = [first, second].map(each => each?.email && normaliseEmail(each.email))
  if (one && one === other && plainName(first?.name ?? '') !== plainName(second?.name ?? ''))
    reader.problem('guardian2Email', 'email_of_both')
}
