import type { Translate } from '#app/platform/i18n/translate.ts'
import type { Head, Listed } from '../conversation.ts'

/** What a conversation is called; the office has no name of its own. */
export const nameOf = (t: Translate, { name }: Pick<Head, 'name'>): string => name ?? t('messages.office')

/** What a message says, in one line: its words, or that it has only files, or that it was retracted. */
export const saidOf = (t: Translate, text: string | null): string =>
  text === null ? t('messages.thread.retracted') : text || t('messages.list.files')

/** What was said last, in one line. */
export function lastLine(t: Translate, { kind, last }: Listed): string {
  const text = saidOf(t, last.text)
  if (last.own) return t('messages.list.you', { text })
  return kind === 'direct' ? text : t('messages.list.said', { author: last.author, text })
}
