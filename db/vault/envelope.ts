import { canonical, openBytes, sealBytes, strictBase64url } from './aead.ts'
import type { DataKey } from './data-key.ts'
import { VaultRefused } from './refusal.ts'

/** The one place an envelope opens: a column of a row of a table of a school. */
export interface Place {
  schoolId: string
  table: string
  column: string
  rowId: string
}

const FORMAT = 'c1'
const SHAPE = /^c1\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]+)$/

/**
 * Seals a value for one place; returns `c1.<key version>.<base64url of nonce, ciphertext, tag>`. School, table, column, row and
 * key version are authenticated (AAD), so the text opens nowhere else. A lone surrogate, which is no character, becomes U+FFFD
 * as in any UTF-8. The length of the value stays visible.
 * @throws VaultRefused when the key is another school's; TypeError for an index key, which never encrypts.
 */
export function seal(key: DataKey, where: Place, plain: string | Buffer): string {
  checkKey(key, where)
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
  return `${FORMAT}.${key.version}.${sealBytes(key.secret, aad(where, key.version), bytes).toString('base64url')}`
}

/** Opens an envelope at its place. @throws VaultRefused for any other place, key, key version or altered text. */
export function open(key: DataKey, where: Place, envelope: string): Buffer {
  checkKey(key, where)
  const { keyVersion, sealed } = parseEnvelope(envelope)
  if (keyVersion !== key.version) throw new VaultRefused('wrong-key', 'Sealed with another version of the key')
  return openBytes(key.secret, aad(where, keyVersion), sealed)
}

/** As open, for values that were sealed from text. */
export function openText(key: DataKey, where: Place, envelope: string): string {
  return open(key, where, envelope).toString('utf8')
}

/** Which version of its key an envelope needs. @throws VaultRefused (`malformed`) when the text is not an envelope. */
export function keyVersionOf(envelope: string): number {
  return parseEnvelope(envelope).keyVersion
}

function parseEnvelope(envelope: string): { keyVersion: number; sealed: Buffer } {
  const [, version, sealed] = SHAPE.exec(envelope) ?? []
  if (version === undefined || sealed === undefined) throw new VaultRefused('malformed', 'Not an envelope')
  return { keyVersion: Number(version), sealed: strictBase64url(sealed) }
}

function checkKey(key: DataKey, where: Place): void {
  if (key.purpose === 'index') throw new TypeError('An index key hashes; it does not encrypt')
  if (key.schoolId !== where.schoolId) throw new VaultRefused('wrong-key', "The key is not this school's")
}

function aad(where: Place, keyVersion: number): Buffer {
  return canonical(
    `cubby:envelope:${FORMAT}`,
    where.schoolId,
    where.table,
    where.column,
    where.rowId,
    String(keyVersion),
  )
}
