import { remembered } from '#tenants/cache.ts'

/** Locales that are complete. */
export const locales = ['en', 'zh-Hans'] as const
export type Locale = (typeof locales)[number]
export const isLocale = (text: string | null | undefined): text is Locale => locales.includes(text as Locale)

/** Every folder with messages adds its English catalogue here by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Messages {}

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type WithoutPlural<Key> = Key extends `${infer Base}${PluralSuffix}` ? Base : Key
/** `namespace.key`; plural forms are asked for by their base. */
export type MessageKey = {
  [Namespace in keyof Messages & string]: `${Namespace}.${WithoutPlural<keyof Messages[Namespace] & string>}`
}[keyof Messages & string]

/** Message texts by namespace. Plurals as in i18next's JSON v4 (`photos_one`, `photos_other`), values as `{name}`. */
export type Catalogue = Record<string, Record<string, string>>
/** Nouns a school calls its own way: `class_one` → `group`. */
export type NounForms = Record<string, string>
export type Values = Record<string, string | number>
export type Translate = (key: MessageKey, values?: Values) => string

/**
 * Makes the function that pages and mails speak with. A missing key shows itself by name, so that a test or a reader
 * notices; `{count}` chooses the plural form by CLDR rules (`Intl.PluralRules`); `$noun(class)` is what
 * the school calls it, `$noun(class,other)` the plural.
 */
export function translator(locale: Locale, catalogue: Catalogue, nouns: NounForms = {}): Translate {
  const { plural, number } = rulesOf(locale)
  return (key, values = {}) => {
    const dot = key.indexOf('.')
    const messages = catalogue[key.slice(0, dot)]
    const name = key.slice(dot + 1)
    const form =
      typeof values.count === 'number'
        ? (messages?.[`${name}_${plural.select(values.count)}`] ?? messages?.[`${name}_other`])
        : undefined
    const text = form ?? messages?.[name]
    if (text === undefined) return key
    return text
      .replace(
        /\$noun\((\w+)(?:,(\w+))?\)/g,
        (whole, noun: string, nounForm = 'one') => nouns[`${noun}_${nounForm}`] ?? nouns[`${noun}_other`] ?? whole,
      )
      .replace(/\{(\w+)\}/g, (whole, value: string) => {
        const given = values[value]
        return typeof given === 'number' ? number.format(given) : (given ?? whole)
      })
  }
}

const rulesOf = remembered(10, locale => ({
  plural: new Intl.PluralRules(locale),
  number: new Intl.NumberFormat(locale),
}))
