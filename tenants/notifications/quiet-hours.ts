/** Minutes of the school's day, 0 to 1439. Over midnight when it ends before it begins; the end is no longer quiet. */
export interface QuietHours {
  fromMinute: number
  toMinute: number
}

/** '22:00' → 1320; null when it is no time of the day. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text) ?? []
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute)
}

/** 1320 → '22:00', as a time field wants it. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
