import { csvFile } from '#app/platform/csv.ts'
import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { monthFrom } from '../incident-forms.ts'
import { namedRegister, readRegister, registerClass } from '../registers-reading.server.ts'

/** A register's month for spreadsheets, in the reader's words. */
export const loader = load('health:supervise', async request => {
  const { school, resolved, params, url } = request
  const { month } = monthFrom(url.searchParams, school.today())
  const of = await registerClass(school, idFrom(params.classId), month)
  const named = namedRegister(resolved, url.searchParams.get('kind'))
  const { columns, rows } = await readRegister(request, of, named)
  return csvFile(`${named.kind.replace('.', '-')}-${month}`, [
    columns.map(({ label }) => label),
    ...rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? '')),
  ])
})
