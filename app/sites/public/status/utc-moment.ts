import type { Locale } from '#app/platform/i18n/translate.ts'

/** A moment for readers anywhere: '28 November 2026, 13:05' in UTC, which the sentence around it says. */
export function utcMoment(locale: Locale, moment: Date): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return format.format(moment).replace(' at ', ', ')
}
