import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Locale, locales, type Translate, translator } from '#app/platform/i18n/translate.ts'

const app = resolve(import.meta.dirname, '..')

/** What pages say, from the same files, so that journeys name buttons and fields as readers find them. */
export const words: Record<Locale, Translate> = Object.fromEntries(
  locales.map(locale => [
    locale,
    translator(locale, catalogueFrom(locale), { class_one: 'class', class_other: 'classes' }),
  ]),
) as Record<Locale, Translate>

function catalogueFrom(locale: Locale): Record<string, Record<string, string>> {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(path =>
    path.endsWith(`messages/${locale}.json`),
  )
  return Object.fromEntries(
    files.map(path => [path.split('/').at(-3) ?? '', JSON.parse(readFileSync(join(app, path), 'utf8'))]),
  )
}
