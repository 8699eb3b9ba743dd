import { describe, expect, it } from 'vitest'
import { countryChoices, countryCodes, countryDefaults, isCountry } from './countries.ts'
import { isSchoolKind, kindDefaults, schoolKinds, usualSettings } from './kinds.ts'
import { canonicalTimeZone, isTimeZone, timeZones } from './time-zones.ts'
import { nouns } from './vocabulary.ts'

describe('countries', () => {
  it('are the 249 codes of ISO 3166-1, each with a name in both languages', () => {
    expect(new Set(countryCodes).size).toBe(249)
    for (const locale of ['en', 'zh-Hans']) {
      expect(countryChoices(locale).filter(({ code, name }) => !name || name === code)).toEqual([])
    }
    expect(['cn', 'XX', 'UK', 'EU', '', 'ZZ'].filter(isCountry)).toEqual([])
  })

  it('sort as the reader sorts', () => {
    const names = countryChoices('en').map(choice => choice.name)
    expect(names.indexOf('Åland Islands')).toBeLessThan(names.indexOf('Brazil'))
  })

  it('all have a known zone under its present name, a valid language, and a calling code or none', () => {
    for (const code of countryCodes) {
      const { timeZone, language, callingCode } = countryDefaults(code)
      expect(canonicalTimeZone(timeZone), code).toBe(timeZone)
      expect(Intl.getCanonicalLocales(language), code).toEqual([language])
      expect(new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language), code).toBeTruthy()
      expect(callingCode ?? '1', code).toMatch(/^[1-9][0-9]{0,2}$/)
    }
  })

  it('leave only places without inhabitants of their own at UTC', () => {
    expect(countryCodes.filter(code => countryDefaults(code).timeZone === 'UTC')).toEqual(['AQ', 'BV', 'HM', 'UM'])
  })

  it.each([
    ['CN', { timeZone: 'Asia/Shanghai', language: 'zh-Hans', callingCode: '86' }],
    ['TW', { timeZone: 'Asia/Taipei', language: 'zh-Hant', callingCode: '886' }],
    ['GB', { timeZone: 'Europe/London', language: 'en', callingCode: '44' }],
    ['US', { timeZone: 'America/New_York', language: 'en', callingCode: '1' }],
    ['IN', { timeZone: 'Asia/Kolkata', language: 'en', callingCode: '91' }],
    ['UZ', { timeZone: 'Asia/Tashkent', language: 'uz' }],
    ['IS', { timeZone: 'Atlantic/Reykjavik', language: 'is' }],
  ])('begin %s with its own', (code, defaults) => {
    expect(countryDefaults(code)).toEqual(defaults)
  })

  it('refuse what is no country', () => {
    expect(() => countryDefaults('XX')).toThrow(RangeError)
  })
})

describe('time zones', () => {
  it.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['asia/shanghai', 'Asia/Shanghai'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/UTC', 'UTC'],
  ])('know %s as %s', (text, zone) => {
    expect(canonicalTimeZone(text)).toBe(zone)
  })

  it.each([
    '',
    'Mars/Olympus',
    '+08:00',
    'Etc/GMT+8',
    'Asia/Shanghai ',
    'Asia/Shanghai\n',
    '../etc/passwd',
    'a'.repeat(10_000),
  ])('refuse %j', text => {
    expect(isTimeZone(text)).toBe(false)
  })

  it('are offered once each, under the names they are kept by', () => {
    const offered = timeZones()
    expect(new Set(offered).size).toBe(offered.length)
    expect(offered.filter(zone => canonicalTimeZone(zone) !== zone)).toEqual([])
    expect(offered).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'Asia/Shanghai']))
    expect(offered).not.toContain('Asia/Calcutta')
  })

  it('keep the hour when an old name becomes the present one', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const hour = (timeZone: string) =>
        new Intl.DateTimeFormat('en', { timeZone, timeStyle: 'long' }).format(new Date(0))
      expect(hour(canonicalTimeZone(zone) ?? '')).toBe(hour(zone))
    }
  })
})

describe('kinds of school', () => {
  it('have a word in every language for every noun they use, with all plural forms', () => {
    for (const kind of schoolKinds) {
      for (const noun of Object.values(kindDefaults[kind].vocabulary)) {
        for (const [locale, words] of Object.entries(nouns)) {
          const forms = Object.keys(words[noun])
          const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
          expect(forms.sort(), `${noun} in ${locale}`).toEqual([...needed].sort())
        }
      }
    }
  })

  it('set only modules that they switch on', () => {
    for (const { modules, settings } of Object.values(kindDefaults))
      expect(modules).toEqual(expect.arrayContaining(Object.keys(settings)))
  })

  it('begin with what is usual in their country', () => {
    const attendance = (kind: string, country: string) => usualSettings({ kind, country }, 'attendance')
    expect(attendance('kindergarten', 'CN')).toEqual({ checks: true, noonChecks: true })
    expect(attendance('nursery', 'CN')).toEqual({ checks: true, noonChecks: true })
    expect([attendance('kindergarten', 'GB'), attendance('primary', 'CN'), attendance('zoo', 'CN')]).toEqual([
      { checks: true },
      {},
      {},
    ])
  })

  it('are told from other text', () => {
    expect(['nursery', 'after-school', 'Nursery', 'university', '', 'toString'].filter(isSchoolKind)).toEqual([
      'nursery',
      'after-school',
    ])
  })
})
