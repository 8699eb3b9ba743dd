import type { School } from '#tenants/school.server.ts'
import type { Locale, Translate } from './i18n/translate.ts'

/** What an item in a member's list, a mail or a push says; put together when it is read, under the reader's own rights. */
export interface NotificationText {
  title: string
  text?: string | undefined
  href: string
  /** A name that `app/shell/icons.tsx` knows. */
  icon: string
}

/** Who reads, in whose language. */
export interface NotificationReader {
  school: School
  locale: Locale
  t: Translate
}

/**
 * What `notification-texts.server.ts` of a module or of an area of the core exports: for each kind of notification, what the items about these
 * subjects say. A subject that is not in the answer (deleted, out of sight) is left out of the list.
 */
export type NotificationTexts = Record<
  string,
  (reader: NotificationReader, subjectIds: readonly string[]) => Promise<Map<string, NotificationText>>
>
