import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import type { Catalogue, Locale } from '#app/platform/i18n/translate.ts'
import { type Actor, memberOf } from '#tenants/actor.ts'
import type { ActorRole } from '#tenants/roles.ts'

/** Who attaches files, for the parts that take them. */
export interface Writer {
  memberId: string
  role: ActorRole
  words: Catalogue
}

/** @throws Error for somebody who is no member */
export const writerOf = (actor: Actor, locale: Locale): Writer => ({
  memberId: memberOf(actor),
  role: actor.role,
  words: attachmentWords(locale),
})
