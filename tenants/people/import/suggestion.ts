import type { Relation } from '../rights.ts'
import type { Columns, GuardianNumber, RosterField } from './fields.ts'

/** Headers compare without case, accents, spaces and punctuation: 'E-mail (Mother)' is 'emailmother'. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{S}\s]/gu, '')
    .toLowerCase()

const isMother = /mother|mum|mom(?!ent)|mutter|妈妈|母亲|媽媽|母親/
const isFather = /father|dad|vater|爸爸|父亲|父親/
const isGuardian = /guardian|parent|carer|contact|eltern|监护人|家长|联系人|監護人|家長|聯繫人/
const isEmail = /email|邮箱|邮件|郵箱|郵件/
const isPhone = /phone|mobile|cell|^tel|tel$|telefon|handy|手机|电话|手機|電話|联系方式|聯繫方式/
const isRelation = /relation|关系|關係/
const isSecond = /2|second|二/

/** Headers of the child's own columns; the first that fits. */
const ofChild: readonly [RosterField, RegExp][] = [
  ['birthDate', /birth|^dob$|born|geburt|出生|生日/],
  ['callName', /callname|called|nick|preferred|knownas|rufname|小名|昵称|乳名|暱稱/],
  ['lastName', /lastname|surname|familyname|nachname|^last$|^姓$|姓氏|^family$/],
  ['firstName', /firstname|givenname|forename|vorname|^first$|^given$|^名$|^名字$/],
  ['tags', /^(child|childs|children|pupil|student)?(tags|labels)$|标签|標籤|schlagw/],
  ['className', /class|group|^room|klasse|gruppe|班|组别|組別/],
  [
    'fullName',
    /^(child|childs|children|pupil|pupils|student|students)?(full)?name$|^(child|pupil|student)$|姓名|^名单$/,
  ],
]

/**
 * What the columns probably are, by their header words in English, Chinese and some German. A field is suggested once; for the
 * second of two columns that mean the same there is no suggestion.
 */
export function suggestColumns(headers: readonly string[]): Columns {
  const taken = new Set<RosterField>()
  const slots = slotsOf(headers)
  return headers.map(header => {
    const field = fieldFor(plainHeader(header), slots)
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

function fieldFor(header: string, slots: Slots): RosterField | null {
  if (header === '') return null
  const number = slotOf(header, slots)
  const attribute = attributeOf(header)
  if (number) return `guardian${number}${attribute ?? 'Name'}`
  // An address or number without a word on whose it is: a child has none.
  if (attribute) return `guardian${isSecond.test(header) ? 2 : 1}${attribute}`
  return ofChild.find(([, pattern]) => pattern.test(header))?.[0] ?? null
}

function attributeOf(header: string): 'Relation' | 'Email' | 'Phone' | null {
  if (isEmail.test(header)) return 'Email'
  if (isRelation.test(header)) return 'Relation'
  return isPhone.test(header) ? 'Phone' : null
}

/** Who is the first and who the second guardian, where columns are called after mother and father. */
interface Slots {
  mother: GuardianNumber | null
  father: GuardianNumber | null
}

function slotsOf(headers: readonly string[]): Slots {
  const plain = headers.map(plainHeader)
  const at = {
    mother: plain.findIndex(each => isMother.test(each)),
    father: plain.findIndex(each => isFather.test(each)),
  }
  if (at.mother < 0 || at.father < 0) return { mother: at.mother < 0 ? null : 1, father: at.father < 0 ? null : 1 }
  return at.mother < at.father ? { mother: 1, father: 2 } : { mother: 2, father: 1 }
}

function slotOf(header: string, { mother, father }: Slots): GuardianNumber | null {
  if (isMother.test(header)) return mother
  if (isFather.test(header)) return father
  if (!isGuardian.test(header)) return null
  return isSecond.test(header) ? 2 : 1
}

/** What the headers of a guardian's columns say about the relation: 'Mother’s phone' is the mother's. */
export function impliedRelation(headers: readonly string[], columns: Columns, number: GuardianNumber): Relation | null {
  const own = headers.filter((_, index) => columns[index]?.startsWith(`guardian${number}`)).map(plainHeader)
  if (own.some(header => isMother.test(header))) return 'mother'
  return own.some(header => isFather.test(header)) ? 'father' : null
}
