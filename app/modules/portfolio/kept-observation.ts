import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import { longestText, longestWords, mostAreas, mostFiles } from './limits.ts'

/** An observation that this device has kept and the school does not know yet, or will not take. */
export interface KeptObservation {
  id: string
  childIds: string[]
  /** ISO date. */
  on: string
  text: string
  words: string
  /** Keys of areas and goals. */
  areas: string[]
  outcome: 'share' | 'draft'
  /** Files that arrived before the network went. */
  mediaIds: string[]
  files: NonNullable<WaitingItem['files']>
  state: WaitingItem['state']
  refusal: WaitingItem['refusal']
}

/** How the topics of what waits begin: one each, since none has to wait for another. */
export const keptTopic = 'portfolio:observation:'

/** What a page's form says, as a device keeps it: names and texts alone, in their order. */
export const fieldsOf = (form: FormData): [string, string][] =>
  [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))

/** An entry of the device as an observation. Pure. */
export function keptObservation({ id, fields, files = [], state, refusal }: WaitingItem): KeptObservation {
  const all = (wanted: string) => fields.filter(([name]) => name === wanted).map(([, value]) => value)
  const one = (wanted: string) => all(wanted)[0] ?? ''
  return {
    ...{ id, childIds: all('childIds'), on: one('observedOn'), text: one('text'), words: one('words') },
    ...{ areas: all('areas'), outcome: one('outcome') === 'share' ? 'share' : 'draft', mediaIds: all('mediaIds') },
    ...{ files, state, refusal },
  }
}

/** A message by the field that it stands at. */
export type Lacking = Partial<
  Record<
    'childIds' | 'text' | 'words' | 'areas' | 'observedOn' | 'mediaIds',
    | 'portfolio.form.choose_child'
    | 'portfolio.form.say_something'
    | 'portfolio.form.too_many_areas'
    | 'portfolio.form.too_many_files'
    | 'portfolio.form.future'
    | 'ui.field.too_long'
    | 'ui.field.date'
  >
>

/**
 * What a form lacks, as far as a device can tell without the school: the same that `ObservationForm` says, without carrying its schemas to
 * the page. Pure.
 * @param files how many of the form's files are still on the device
 * @param today ISO date, as the page knew it
 */
export function lackingOf(form: FormData, files: number, today: string): Lacking {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim()
  const count = files + form.getAll('mediaIds').length
  const lacking: Lacking = {}
  if (form.getAll('childIds').length === 0) lacking.childIds = 'portfolio.form.choose_child'
  if (!text('text') && !text('words') && count === 0) lacking.text = 'portfolio.form.say_something'
  if (text('text').length > longestText) lacking.text = 'ui.field.too_long'
  if (text('words').length > longestWords) lacking.words = 'ui.field.too_long'
  if (form.getAll('areas').length > mostAreas) lacking.areas = 'portfolio.form.too_many_areas'
  if (count > mostFiles) lacking.mediaIds = 'portfolio.form.too_many_files'
  const day = text('observedOn')
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) lacking.observedOn = 'ui.field.date'
  // A page that stayed open over midnight is the server's to judge.
  else if (day > today && Date.parse(day) > Date.now()) lacking.observedOn = 'portfolio.form.future'
  return lacking
}
