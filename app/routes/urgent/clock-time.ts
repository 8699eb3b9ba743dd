import type { Locale } from '#app/platform/i18n/translate.ts'
import { remembered } from '#tenants/cache.ts'

/** An instant on the school's wall clock: '8:42 AM', '08:42'. */
export const clockTime = (locale: Locale, timeZone: string, moment: string | Date): string =>
  clockFormat(`${locale} ${timeZone}`).format(new Date(moment))

// Making a format costs a hundred times as much as using it.
const clockFormat = remembered(100, text => {
  const [locale, timeZone] = text.split(' ')
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
})
