import type { Tone } from '#app/ui/tone.ts'
import type { CheckLevel } from '#db/attendance-words.ts'
import { type CheckPart, checkSigns } from '#db/attendance-words.ts'
import type { StandingCheck } from '../check-child.ts'
import type { CheckFinding } from '../check-policy.ts'
import { formatClock } from '../clock.ts'
import type { Speaker } from './status-line.ts'

export const checkParts = Object.keys(checkSigns) as CheckPart[]

export const levelTone: Record<CheckLevel, Tone> = { open: 'neutral', fine: 'ok', noticed: 'warn', alert: 'danger' }

/** 37.64 → '37.6 °C', in the reader's numerals. */
export const formatTemperature = (locale: string, degrees: number): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(degrees).concat(' °C')

/** What was seen, in a few words; '' for nothing. */
export function findingLine({ temperature, note, ...signs }: CheckFinding, { t, locale }: Speaker): string {
  const parts = checkParts.flatMap(part => {
    const sign = signs[part]
    return sign === 'fine'
      ? []
      : [
          t('attendance.check.seen', {
            part: t(`attendance.check.part.${part}`),
            sign: t(`attendance.check.sign.${sign}`),
          }),
        ]
  })
  return [
    ...(temperature === null ? [] : [formatTemperature(locale, temperature)]),
    ...parts,
    ...(note ? [note] : []),
  ].join(' · ')
}

/** How it stands with a child's check: when, and what was seen. */
export function checkLine(check: StandingCheck | null, speaker: Speaker): string {
  const { t, locale, timeZone } = speaker
  if (!check || check.level === 'open') return t('attendance.check.level.open')
  const seen = check.finding ? findingLine(check.finding, speaker) : ''
  const said =
    check.hidden || !seen
      ? [t(`attendance.check.level.${check.level}`)]
      : check.level === 'fine'
        ? [t('attendance.check.level.fine'), seen]
        : [seen]
  return [...said, formatClock(locale, timeZone, check.at)].join(' · ')
}
