import { assertOutsideTransaction } from '#db/client.server.ts'
import { databaseEnvironment } from '#db/config.server.ts'
import { readEnvironment } from '#db/environment.server.ts'
import { blindIndex } from '#db/vault/blind-index.ts'
import type { SchoolPurpose } from '#db/vault/data-key.ts'
import { keyVersionOf, openText, seal } from '#db/vault/envelope.ts'
import { Keyring } from '#db/vault/keyring.server.ts'
import { openMasterKey } from '#db/vault/master-key.server.ts'
import { schoolKeyRows } from './key-rows.server.ts'

/** The one place in a school that a sealed text is for. */
export interface SealedField {
  table: string
  column: string
  rowId: string
}

/** Seals and opens texts of one class of data in one school. */
export interface Sealer {
  /** Works inside a transaction too: the key is at hand already. */
  seal(field: SealedField, plain: string): string
  /** Opens with the version of the key that the text names. @throws VaultRefused, KeyDestroyed */
  open(field: SealedField, sealed: string): Promise<string>
}

/** Makes the value by which a sealed column is searched, from what normaliseEmail() or normalisePhone() gave. */
export type BlindIndexer = (field: { table: string; column: string }, normalised: string) => string

/**
 * The keys of all schools, unwrapped by the master key from `VAULT_KEY` or the data directory. It reads and writes rows
 * of its own, so it is asked before a transaction begins.
 */
export function keyring(): Promise<Keyring> {
  shared.cubbyKeyring ??= openKeyring()
  return shared.cubbyKeyring
}

/**
 * Loads the key that seals a class of data in a school; call it first, then write.
 * @throws Error inside a transaction
 */
export async function sealFor(school: { id: string }, purpose: Exclude<SchoolPurpose, 'index'>): Promise<Sealer> {
  assertOutsideTransaction('sealFor()')
  const keys = (await keyring()).keysOf({ schoolId: school.id, purpose })
  const current = await keys.current()
  const place = (field: SealedField) => ({ schoolId: school.id, ...field })
  return {
    seal: (field, plain) => seal(current, place(field), plain),
    async open(field, sealed) {
      const version = keyVersionOf(sealed)
      const key = version === current.version ? current : await keys.version(version)
      return openText(key, place(field), sealed)
    },
  }
}

/**
 * Loads the key of a school's blind indexes; call it first, then query.
 * @throws Error inside a transaction
 */
export async function indexFor(school: { id: string }): Promise<BlindIndexer> {
  assertOutsideTransaction('indexFor()')
  const key = await (await keyring()).current({ schoolId: school.id, purpose: 'index' })
  return (field, normalised) => blindIndex(key, field, normalised)
}

// On globalThis, since a development reload evaluates this file anew; the unwrapped keys stay in one place.
const shared = globalThis as typeof globalThis & { cubbyKeyring?: Promise<Keyring> }

async function openKeyring(): Promise<Keyring> {
  const { VAULT_KEY, CUBBY_DATA } = readEnvironment(databaseEnvironment)
  try {
    return new Keyring({ masterKey: await openMasterKey({ VAULT_KEY, dataDir: CUBBY_DATA }), rows: schoolKeyRows })
  } catch (error) {
    // A data directory that was not there yet may be by the next call.
    shared.cubbyKeyring = undefined
    throw error
  }
}
