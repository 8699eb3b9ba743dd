import type { Translate } from '#app/platform/i18n/translate.ts'
import type { Head, Listed } from '../conversation.ts'

/** What a conversation is called; the office has no name of its own. */
export const nameOf = (t: Translate, { name }: Pick<Head, 'name'>): string => name ?? t('messages.office')

/** What was said last, in one line. */
export function lastLine(t: Translate, { kind, last }: Listed): string {
  const text = last.text ?? t('messages.list.retracted')
  if (last.own) return t('messages.list.you', { text })
  return kind === 'direct' ? text : t('messages.list.said', { author: last.author, text })
}
