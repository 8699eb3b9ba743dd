import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { databaseEnvironment } from '#db/config.server.ts'
import { readEnvironment } from '#db/environment.server.ts'
import type { Mail } from './mail.server.ts'

/** A mail that was kept instead of sent. */
export interface KeptMail extends Mail {
  id: string
  /** ISO instant. */
  at: string
}

/** Keeps a mail in the data folder's `outbox/`, readable by its owner only; the newest two hundred stay. */
export async function keepInOutbox(mail: Mail): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const kept: KeptMail = { ...mail, id: uuidv7(), at: new Date().toISOString() }
  await writeFile(join(folder(), `${kept.id}.json`), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  for (const old of (await names()).slice(0, -keepAtMost)) await unlink(join(folder(), old)).catch(ignoreMissing)
}

/** The kept mails, newest first. @param to only those to this address */
export async function readOutbox(to?: string): Promise<KeptMail[]> {
  const texts = await Promise.all(
    (await names()).map(name => readFile(join(folder(), name), 'utf8').catch(ignoreMissing)),
  )
  const mails = texts.flatMap(text => (text ? [JSON.parse(text) as KeptMail] : []))
  return mails.filter(mail => to === undefined || mail.to === to).reverse()
}

const keepAtMost = 200
const folder = () => join(readEnvironment(databaseEnvironment).CUBBY_DATA, 'outbox')

/** Names are UUIDv7, so their order is the order in time. */
const names = async (): Promise<string[]> =>
  ((await readdir(folder()).catch(ignoreMissing)) ?? []).filter(name => /^[0-9a-f-]{36}\.json$/.test(name)).sort()

/** Another process may have removed the same old mail. */
function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
