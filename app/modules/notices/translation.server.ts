import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { once, translate } from '#app/platform/translation/translating.server.ts'
import type { TranslationAnswer } from '#app/platform/translation/translation.ts'
import type { Queries } from '#db/client.server.ts'
import { notices, noticeVersions } from '#db/schema/notices.ts'
import { noticeTranslations } from '#db/schema/notices-translations.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { translates } from '#tenants/translation/standing.server.ts'
import type { Sealer } from '#tenants/vault.server.ts'
import { openWording, sealWording, translationSealer, type Wording } from './sealed-translation.server.ts'

const isInto = (language: Locale) =>
  and(
    eq(noticeTranslations.schoolId, noticeVersions.schoolId),
    eq(noticeTranslations.versionId, noticeVersions.id),
    eq(noticeTranslations.language, language),
  )

/** What was kept of a notice's newest wording in that language. */
export const keptOf = (q: Pick<Queries, 'select'>, noticeId: string, language: Locale) =>
  q
    .select({
      id: noticeTranslations.id,
      titleSealed: noticeTranslations.titleSealed,
      bodySealed: noticeTranslations.bodySealed,
    })
    .from(notices)
    .innerJoin(
      noticeVersions,
      and(
        eq(noticeVersions.schoolId, notices.schoolId),
        eq(noticeVersions.noticeId, notices.id),
        eq(noticeVersions.number, notices.version),
      ),
    )
    .innerJoin(noticeTranslations, isInto(language))
    .where(eq(notices.id, noticeId))

/**
 * A wording of a notice in the reader's language: as it was kept for an earlier one, or translated now and kept.
 * @throws Problem not_found for a notice out of the reader's sight, and where nothing is translated
 */
export async function translateNotice(
  school: School,
  resolved: ResolvedSchool,
  versionId: string,
  language: Locale,
): Promise<TranslationAnswer<Wording>> {
  if (!translates(resolved)) throw new Problem('not_found', 'nothing is translated')
  const sealer = await translationSealer(school)
  const [row] = await school.read(q =>
    q
      .select({ title: noticeVersions.title, body: noticeVersions.body, kept: noticeTranslations })
      .from(noticeVersions)
      .leftJoin(noticeTranslations, isInto(language))
      .where(eq(noticeVersions.id, versionId)),
  )
  const { title, body, kept } = found(row)
  if (kept) return { translated: await openWording(sealer, kept) }
  const outcome = await once(
    school,
    `${versionId} ${language}`,
    () => textsOf(school, sealer, versionId, language),
    async () => {
      const outcome = await translate(school, resolved, [title, body], language)
      if (!('texts' in outcome)) return outcome
      const sealed = sealWording(sealer, uuidv7(), wordingOf(outcome.texts))
      await school.asSystem().write(async tx => {
        await tx
          .insert(noticeTranslations)
          .values({ versionId, language, ...sealed })
          .onConflictDoNothing()
      })
      return outcome
    },
  )
  return 'texts' in outcome ? { translated: wordingOf(outcome.texts) } : outcome
}

async function textsOf(school: School, sealer: Sealer, versionId: string, language: Locale): Promise<string[] | null> {
  const [kept] = await school.read(q =>
    q
      .select()
      .from(noticeTranslations)
      .where(and(eq(noticeTranslations.versionId, versionId), eq(noticeTranslations.language, language))),
  )
  if (!kept) return null
  const { title, body } = await openWording(sealer, kept)
  return [title, body]
}

const wordingOf = ([title = '', body = '']: readonly string[]): Wording => ({ title, body })
