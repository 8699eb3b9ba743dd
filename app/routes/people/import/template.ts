import { csvFile } from '#app/platform/csv.ts'
import { load } from '#app/platform/load.server.ts'
import { rosterFields } from '#tenants/people/import/fields.ts'

/** An empty roster whose headers are known, in the reader's language. */
export const loader = load('people:edit', ({ t }) =>
  csvFile('roster', [
    rosterFields.filter(field => field !== 'fullName').map(field => t(`people.import.field.${field}`)),
  ]),
)
