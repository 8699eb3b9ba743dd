import { timingSafeEqual } from 'node:crypto'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { create } from 'qrcode'
import { kioskCards } from '#db/schema/attendance-kiosks.ts'
import { memberOf } from '#tenants/actor.ts'
import { asId } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { type BlindIndexer, indexFor } from '#tenants/vault.server.ts'
import { codeLivesMs, mostCards, proofLivesMs } from './limits.ts'

/*
 * What proves at a kiosk who somebody is. All of it is said by the school's key (128 bits of an HMAC), so another school's is
 * worth nothing here, and no secret is stored.
 */

/** A QR code's squares, row by row. */
export interface QrCode {
  size: number
  dark: boolean[]
}

/** The code that a guardian's phone shows: theirs, for a moment. @param now milliseconds */
export async function ownCode(school: School, now: number = Date.now()): Promise<string> {
  const said = `${memberOf(school.actor)}.${now + codeLivesMs}`
  return `c.${said}.${macOf(await indexFor(school), 'code', said)}`
}

/** What a printed card says. It holds for as long as the card's row does. */
export async function cardCode(school: School, cardId: string): Promise<string> {
  return `k.${cardId}.${macOf(await indexFor(school), 'card', cardId)}`
}

/**
 * Whose a code is.
 * @returns the member; 'expired' for one that was shown too late; 'unknown' for everything else, ended cards among it
 */
export async function ownerOf(
  inside: School,
  code: string,
  now: number = Date.now(),
): Promise<{ memberId: string } | 'expired' | 'unknown'> {
  const index = await indexFor(inside)
  const [kind, id = '', third = '', fourth = ''] = code.split('.')
  if (!asId(id)) return 'unknown'
  if (kind === 'c') {
    if (!isMac(index, 'code', `${id}.${third}`, fourth)) return 'unknown'
    return Number(third) >= now ? { memberId: id } : 'expired'
  }
  if (kind !== 'k' || !isMac(index, 'card', id, third)) return 'unknown'
  const [card] = await inside.read(q =>
    q
      .select({ memberId: kioskCards.memberId })
      .from(kioskCards)
      .where(and(eq(kioskCards.id, id), isNull(kioskCards.endedAt))),
  )
  return card ?? 'unknown'
}

/** A kiosk's memory of who stands before it, for the minutes in which they say what they came for. */
export async function proofFor(
  inside: School,
  kioskId: string,
  memberId: string,
  now: number = Date.now(),
): Promise<string> {
  const said = `${memberId}.${now + proofLivesMs}`
  return `${said}.${macOf(await indexFor(inside), `proof/${kioskId}`, said)}`
}

/** Whom a proof names, or null: another kiosk's, over, or never given. */
export async function provenBy(
  inside: School,
  kioskId: string,
  proof: string,
  now: number = Date.now(),
): Promise<string | null> {
  const [memberId = '', until = '', mac = ''] = proof.split('.')
  const isGiven = isMac(await indexFor(inside), `proof/${kioskId}`, `${memberId}.${until}`, mac)
  return isGiven && Number(until) >= now ? memberId : null
}

/** A guardian's cards that still hold, the newest first. ISO instants. */
export async function cardsOf(school: School): Promise<{ id: string; madeAt: string }[]> {
  const rows = await school.read(q =>
    q
      .select({ id: kioskCards.id, madeAt: kioskCards.createdAt })
      .from(kioskCards)
      .where(and(eq(kioskCards.memberId, memberOf(school.actor)), isNull(kioskCards.endedAt)))
      .orderBy(desc(kioskCards.createdAt), desc(kioskCards.id)),
  )
  return rows.map(({ id, madeAt }) => ({ id, madeAt: madeAt.toISOString() }))
}

/** Makes a card; sent twice, it is one. @throws Problem conflict once a guardian has several, not_found for an id that is another's */
export async function makeCard(school: School, cardId: string): Promise<void> {
  const own = await cardsOf(school)
  if (own.some(({ id }) => id === cardId)) return
  if (own.length >= mostCards) throw new Problem('conflict', 'cards')
  await school.write(async tx => {
    const made = await tx
      .insert(kioskCards)
      .values({ id: cardId, memberId: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning({ id: kioskCards.id })
    if (made.length === 0) throw new Problem('not_found', 'card')
  })
}

/** A card that was lost holds no longer; a second time changes nothing. @throws Problem not_found */
export async function endCard(school: School, cardId: string): Promise<void> {
  await school.write(async tx => {
    const ended = await tx
      .update(kioskCards)
      .set({ endedAt: sql`coalesce(${kioskCards.endedAt}, now())` })
      .where(eq(kioskCards.id, cardId))
      .returning({ id: kioskCards.id })
    if (ended.length === 0) throw new Problem('not_found', 'card')
  })
}

/** A text as a QR code that survives a scratch or a finger on the lens. */
export function qrOf(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return { size: modules.size, dark: Array.from(modules.data, Boolean) }
}

const macOf = (index: BlindIndexer, kind: string, said: string): string =>
  index({ table: 'kiosks', column: kind }, said)

function isMac(index: BlindIndexer, kind: string, said: string, mac: string): boolean {
  const [kept, given] = [Buffer.from(macOf(index, kind, said)), Buffer.from(mac)]
  return kept.length === given.length && timingSafeEqual(kept, given)
}
