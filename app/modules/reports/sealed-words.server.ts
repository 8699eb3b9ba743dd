import { type Sealer, sealFor } from '#tenants/vault.server.ts'
import { ReportBody } from './body.ts'

/** The key of a school's reports; asked for before a transaction begins. */
export const reportSealer = (school: { id: string }): Promise<Sealer> => sealFor(school, 'report')

const place = (table: string, column: string) => (rowId: string) => ({ table, column, rowId })

/** The one place that each text is for. */
const bodyPlace = place('report_versions', 'body_sealed')
export const notePlace = place('report_versions', 'note_sealed')
export const reasonPlace = place('report_versions', 'reason_sealed')
export const answerPlace = place('report_answers', 'words_sealed')

/** Seals what a version says. @throws ZodError for a sentence of rules without a record */
export const sealBody = (sealer: Sealer, versionId: string, body: ReportBody): string =>
  sealer.seal(bodyPlace(versionId), JSON.stringify(ReportBody.parse(body)))

/** @throws VaultRefused, KeyDestroyed */
export const openBody = async (sealer: Sealer, row: { id: string; bodySealed: string }): Promise<ReportBody> =>
  ReportBody.parse(JSON.parse(await sealer.open(bodyPlace(row.id), row.bodySealed)))
