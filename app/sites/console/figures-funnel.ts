import { formatMonth } from '#app/platform/i18n/format.ts'
import type { PlatformMonth } from '#tenants/figures/reading.server.ts'
import type { Words } from './figure-words.ts'

/** The way of a school from the form to its first payment. */
export const funnelSteps = [
  'signupsStarted',
  'signupsConfirmed',
  'founded',
  'withChildren',
  'withGuardian',
  'inSecondWeek',
  'everPaid',
] as const

/** How many of those that began in the months shown have come to each step so far, together and by month, the newest first. */
export function funnelOf(months: readonly PlatformMonth[], { t, locale }: Words) {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const sums = funnelSteps.map(step => ({ step, sum: months.reduce((all, month) => all + month[step], 0) }))
  // Schools that the vendor or a demo made had no form: then more were made than signed up.
  const whole = Math.max(0, ...sums.map(({ sum }) => sum))
  return {
    steps: sums.map(({ step, sum }) => ({
      step,
      name: t(`console.figures.step.${step}`),
      share: whole > 0 ? sum / whole : 0,
      shown: whole > 0 ? `${number.format(sum)} · ${percent.format(sum / whole)}` : number.format(sum),
    })),
    months: months
      .filter(month => funnelSteps.some(step => month[step] > 0))
      .toReversed()
      .map(month => ({
        month: month.month,
        name: formatMonth(locale, month.month.slice(0, 7)),
        counts: Object.fromEntries(funnelSteps.map(step => [step, number.format(month[step])])) as Record<
          (typeof funnelSteps)[number],
          string
        >,
      })),
  }
}
