import { canonicalTimeZone } from './time-zones.ts'

/** What sign-up fills in for a country. `language` is a BCP 47 tag, which need not be one we speak; `callingCode` has no plus. */
export type CountryDefaults = { timeZone: string; language: string; callingCode?: string }

/** ISO 3166-1 alpha-2, the 249 codes officially assigned. */
export const countryCodes: readonly string[] = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
  CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
  GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
  KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
  NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
  SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
  VN VU WF WS YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/)

/** True for an assigned code in capitals. */
export function isCountry(code: string): boolean {
  return known.has(code)
}

/** Countries for a choice, named in the reader's language and sorted as that language sorts. */
export function countryChoices(locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const collator = new Intl.Collator(locale)
  return countryCodes
    .map(code => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => collator.compare(a.name, b.name))
}

/**
 * Time zone, language and calling code to begin with. Listed countries have all three; for others CLDR tells the likely
 * language and the zone (the capital's where there are several; UTC where nobody lives). Throws on a code that is none.
 */
export function countryDefaults(code: string): CountryDefaults {
  if (!isCountry(code)) throw new RangeError('Not an ISO 3166-1 alpha-2 code')
  return likely.get(code) ?? { timeZone: likelyZone(code), language: likelyLanguage(code) }
}

const known = new Set(countryCodes)

/** Code, calling code (ITU-T E.164), language, time zone of the capital or of most people. */
const likely: ReadonlyMap<string, CountryDefaults> = new Map(
  `
  AE 971 ar Asia/Dubai
  AR 54 es America/Argentina/Buenos_Aires
  AT 43 de Europe/Vienna
  AU 61 en Australia/Sydney
  BD 880 bn Asia/Dhaka
  BE 32 nl Europe/Brussels
  BG 359 bg Europe/Sofia
  BR 55 pt America/Sao_Paulo
  CA 1 en America/Toronto
  CH 41 de Europe/Zurich
  CL 56 es America/Santiago
  CN 86 zh-Hans Asia/Shanghai
  CO 57 es America/Bogota
  CZ 420 cs Europe/Prague
  DE 49 de Europe/Berlin
  DK 45 da Europe/Copenhagen
  EE 372 et Europe/Tallinn
  EG 20 ar Africa/Cairo
  ES 34 es Europe/Madrid
  FI 358 fi Europe/Helsinki
  FR 33 fr Europe/Paris
  GB 44 en Europe/London
  GH 233 en Africa/Accra
  GR 30 el Europe/Athens
  HK 852 zh-Hant Asia/Hong_Kong
  HR 385 hr Europe/Zagreb
  HU 36 hu Europe/Budapest
  ID 62 id Asia/Jakarta
  IE 353 en Europe/Dublin
  IL 972 he Asia/Jerusalem
  IN 91 en Asia/Kolkata
  IT 39 it Europe/Rome
  JP 81 ja Asia/Tokyo
  KE 254 en Africa/Nairobi
  KH 855 km Asia/Phnom_Penh
  KR 82 ko Asia/Seoul
  KZ 7 kk Asia/Almaty
  LK 94 si Asia/Colombo
  LT 370 lt Europe/Vilnius
  LU 352 fr Europe/Luxembourg
  LV 371 lv Europe/Riga
  MA 212 ar Africa/Casablanca
  MM 95 my Asia/Yangon
  MN 976 mn Asia/Ulaanbaatar
  MO 853 zh-Hant Asia/Macau
  MT 356 en Europe/Malta
  MX 52 es America/Mexico_City
  MY 60 ms Asia/Kuala_Lumpur
  NG 234 en Africa/Lagos
  NL 31 nl Europe/Amsterdam
  NO 47 nb Europe/Oslo
  NP 977 ne Asia/Kathmandu
  NZ 64 en Pacific/Auckland
  PE 51 es America/Lima
  PH 63 en Asia/Manila
  PK 92 en Asia/Karachi
  PL 48 pl Europe/Warsaw
  PT 351 pt Europe/Lisbon
  QA 974 ar Asia/Qatar
  RO 40 ro Europe/Bucharest
  RS 381 sr Europe/Belgrade
  RU 7 ru Europe/Moscow
  SA 966 ar Asia/Riyadh
  SE 46 sv Europe/Stockholm
  SG 65 en Asia/Singapore
  SI 386 sl Europe/Ljubljana
  SK 421 sk Europe/Bratislava
  TH 66 th Asia/Bangkok
  TR 90 tr Europe/Istanbul
  TW 886 zh-Hant Asia/Taipei
  TZ 255 sw Africa/Dar_es_Salaam
  UA 380 uk Europe/Kyiv
  UG 256 en Africa/Kampala
  US 1 en America/New_York
  VN 84 vi Asia/Ho_Chi_Minh
  ZA 27 en Africa/Johannesburg
  `
    .trim()
    .split('\n')
    .map(row => {
      const [code = '', callingCode = '', language = '', timeZone = ''] = row.trim().split(' ')
      return [code, { timeZone, language, callingCode }]
    }),
)

/** Capitals of the countries, outside the list above, to which CLDR gives several zones; their order means nothing. */
const capitals: Readonly<Record<string, string>> = {
  CD: 'Africa/Kinshasa',
  CY: 'Asia/Nicosia',
  EC: 'America/Guayaquil',
  FM: 'Pacific/Pohnpei',
  GL: 'America/Nuuk',
  KI: 'Pacific/Tarawa',
  MH: 'Pacific/Majuro',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  UZ: 'Asia/Tashkent',
}

function likelyZone(code: string): string {
  const [zone, ...others] = zonesOf(new Intl.Locale(`und-${code}`))
  const name = capitals[code] ?? (zone !== undefined && others.length === 0 ? zone : 'UTC')
  return canonicalTimeZone(name) ?? 'UTC'
}

/** A getter in Node 20, a method in later engines, and in neither case part of TypeScript's ES2023. */
function zonesOf(locale: Intl.Locale): string[] {
  const method: unknown = Reflect.get(locale, 'getTimeZones')
  const zones: unknown = typeof method === 'function' ? method.call(locale) : Reflect.get(locale, 'timeZones')
  return Array.isArray(zones) ? zones.filter(zone => typeof zone === 'string') : []
}

function likelyLanguage(code: string): string {
  const locale = new Intl.Locale(`und-${code}`).maximize()
  return locale.language === 'zh' ? `zh-${locale.script ?? 'Hans'}` : locale.language
}
