import { openPlatformText, sealPlatformText } from '../identity/vault.server.ts'

type Column = 'subject_sealed' | 'body_sealed' | 'author_sealed' | 'bytes_sealed'
const tables = {
  subject_sealed: 'help_requests',
  body_sealed: 'help_posts',
  author_sealed: 'help_posts',
  bytes_sealed: 'help_pictures',
}

/** Seals what goes to the vendor, by the platform's key: the school's own is not the vendor's to use. */
export const sealHelp = (column: Column, rowId: string, plain: string | Buffer): Promise<string> =>
  sealPlatformText({ table: tables[column], column, rowId }, plain)

export const openHelp = async (column: Column, rowId: string, sealed: string): Promise<string> =>
  (await openPlatformText({ table: tables[column], column, rowId }, sealed)).toString('utf8')

export const openHelpBytes = (rowId: string, sealed: string): Promise<Buffer> =>
  openPlatformText({ table: tables.bytes_sealed, column: 'bytes_sealed', rowId }, sealed)
