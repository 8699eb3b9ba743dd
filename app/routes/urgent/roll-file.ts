import { csvFile } from '#app/platform/csv.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { load } from '#app/platform/load.server.ts'
import { reachInWords } from '#app/platform/notify/reach-words.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { rollOf } from '#tenants/urgent/roll.server.ts'

/** The roll as CSV, for the file of what happened. */
export const loader = load('urgent:call', async ({ school, params, locale, t }) => {
  const groups = await rollOf(school, idFrom(params.callId))
  const columns = ['class', 'name', 'children', 'standing', 'at', 'noted', 'word', 'gone', 'reach', 'phone'] as const
  const rows = groups.flatMap(({ name, staff, people }) =>
    people.map(person => {
      const [last] = person.answers
      return [
        name || t(staff ? 'urgent.roll.staff' : 'urgent.roll.no_class'),
        person.name,
        person.children.join(', '),
        t(`urgent.standing.${person.standing}`),
        last ? formatMoment(locale, school.facts.timeZone, last.at) : '',
        last?.notedBy ?? '',
        last?.word ?? '',
        person.gone ? t(`urgent.line.${person.gone}`) : '',
        reachInWords(t, person.reach).text,
        person.phone ?? '',
      ]
    }),
  )
  return csvFile('urgent-call', [columns.map(column => t(`urgent.csv.${column}`)), ...rows])
})
