import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import type { Catalogue, Locale } from '#app/platform/i18n/translate.ts'
import { type Actor, memberOf } from '#tenants/actor.ts'
import type { ActorRole } from '#tenants/roles.ts'

/** Who attaches files to a notice, for the parts that take them. */
export interface AttachingWriter {
  memberId: string
  role: ActorRole
  words: Catalogue
}

/** @throws Problem for somebody who is no member */
export const attachingOf = (actor: Actor, locale: Locale): AttachingWriter => ({
  memberId: memberOf(actor),
  role: actor.role,
  words: attachmentWords(locale),
})
