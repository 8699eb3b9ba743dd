import { and, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { once, translate } from '#app/platform/translation/translating.server.ts'
import type { TranslationAnswer } from '#app/platform/translation/translation.ts'
import { messages } from '#db/schema/messages.ts'
import { messageTranslations } from '#db/schema/messages-translations.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { translates } from '#tenants/translation/standing.server.ts'
import type { Sealer } from '#tenants/vault.server.ts'
import { bodyPlace, messageSealer, translatedPlace } from './sealed-body.server.ts'

/** The translation of the same row's message, for a left join. */
export const translationInto = (language: Locale) =>
  and(
    eq(messageTranslations.schoolId, messages.schoolId),
    eq(messageTranslations.messageId, messages.id),
    eq(messageTranslations.language, language),
  )

/**
 * A message in the reader's language: as it was kept for an earlier one, or translated now and kept.
 * @throws Problem not_found for a message out of the reader's sight and where nothing is translated, gone once it was taken back
 */
export async function translateMessage(
  school: School,
  resolved: ResolvedSchool,
  messageId: string,
  language: Locale,
): Promise<TranslationAnswer<string>> {
  if (!translates(resolved)) throw new Problem('not_found', 'nothing is translated')
  const sealer = await messageSealer(school)
  const [row] = await school.read(q =>
    q
      .select({ bodySealed: messages.bodySealed, id: messageTranslations.id, kept: messageTranslations.textSealed })
      .from(messages)
      .leftJoin(messageTranslations, translationInto(language))
      .where(eq(messages.id, messageId)),
  )
  const { bodySealed, id, kept } = found(row)
  if (!bodySealed) throw new Problem('gone', 'retracted message')
  if (id && kept) return { translated: await sealer.open(translatedPlace(id), kept) }
  const subject = { messageId, language }
  const outcome = await once(
    school,
    `${messageId} ${language}`,
    () => keptOf(school, sealer, subject),
    async () => {
      const text = await sealer.open(bodyPlace(messageId), bodySealed)
      const outcome = await translate(school, resolved, [text], language)
      if ('texts' in outcome) await keep(school, sealer, { ...subject, text: outcome.texts[0] ?? '' })
      return outcome
    },
  )
  return 'texts' in outcome ? { translated: outcome.texts[0] ?? '' } : outcome
}

async function keptOf(
  school: School,
  sealer: Sealer,
  { messageId, language }: { messageId: string; language: Locale },
): Promise<string[] | null> {
  const [row] = await school.read(q =>
    q
      .select({ id: messageTranslations.id, kept: messageTranslations.textSealed })
      .from(messageTranslations)
      .where(and(eq(messageTranslations.messageId, messageId), eq(messageTranslations.language, language))),
  )
  return row ? [await sealer.open(translatedPlace(row.id), row.kept)] : null
}

/** Keeps it for the next reader, unless the message was taken back meanwhile: its row is locked, so that one waits for the other. */
async function keep(
  school: School,
  sealer: Sealer,
  { messageId, language, text }: { messageId: string; language: Locale; text: string },
): Promise<void> {
  const id = uuidv7()
  await school.asSystem().write(async tx => {
    const [there] = await tx
      .select({ id: messages.id })
      .from(messages)
      .where(and(eq(messages.id, messageId), isNull(messages.retractedAt)))
      .for('update')
    if (!there) return
    await tx
      .insert(messageTranslations)
      .values({ id, messageId, language, textSealed: sealer.seal(translatedPlace(id), text) })
      .onConflictDoNothing()
  })
}
