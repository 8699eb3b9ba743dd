/**
 * The one name under which we keep a time zone, whatever alias or case it was given in, or undefined if there is no such
 * zone. Offsets ('+08:00') and Etc/GMT±n are none: a school's day follows its place's law. Server and browsers name some zones
 * by their old IANA links (CLDR keeps Asia/Calcutta for ever); we keep the names that IANA uses now.
 */
export function canonicalTimeZone(text: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(text) || /^etc\/gmt[+-]/i.test(text)) return undefined
  try {
    return presentName(new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** True if the text names a time zone, by an alias too. */
export function isTimeZone(text: string): boolean {
  return canonicalTimeZone(text) !== undefined
}

/** Every zone to choose from, under the names of `canonicalTimeZone`, sorted; with UTC. */
export function timeZones(): string[] {
  const names = Intl.supportedValuesOf('timeZone').flatMap(name => canonicalTimeZone(name) ?? [])
  return [...new Set([...names, 'UTC'])].sort()
}

function presentName(name: string): string {
  return present[name] ?? name
}

/** Old link → present name (IANA tz database, file "backward"), for those that CLDR still calls by the old one. */
const present: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}
