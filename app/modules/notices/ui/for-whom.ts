import type { Translate } from '#app/platform/i18n/translate.ts'
import type { NoticeAudience } from '#db/schema/notices.ts'

const mostNames = 3

/** Whom a notice is for, in a few words. */
export function forWhom(
  t: Translate,
  locale: string,
  notice: { audience: NoticeAudience; forWhom: readonly string[] },
): string {
  if (notice.audience === 'school') return t('notices.for.school')
  const shown = notice.forWhom.slice(0, mostNames)
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(shown)
  return notice.forWhom.length > mostNames
    ? t('notices.for.more', { names: shown.join(', '), more: notice.forWhom.length - mostNames })
    : names
}
