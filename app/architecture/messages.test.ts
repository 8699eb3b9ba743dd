import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modules } from '#app/modules/index.ts'
import { locales } from '#app/platform/i18n/translate.ts'
import { yesNoSettings } from '#tenants/module-settings.ts'
import { sources } from './sources.ts'

const folders = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('messages/en.json'))
  .map(path => join('app', dirname(path)))
const read = (folder: string, locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8'))
const baseOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const namespaceOf = (folder: string) => folder.split('/').at(-2) ?? ''

describe.each(folders)('%s', folder => {
  test('has every message in every language', () => {
    const bases = (locale: string) => [...new Set(Object.keys(read(folder, locale)).map(baseOf))].sort()
    for (const locale of locales) expect(bases(locale), locale).toEqual(bases('en'))
  })

  test('fills in the same values in every language', () => {
    const values = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map(match => match[1])
        .filter(name => name !== 'count')
        .sort()
    const english = read(folder, 'en')
    for (const locale of locales) {
      for (const [key, text] of Object.entries(read(folder, locale))) {
        const original = english[key] ?? english[`${baseOf(key)}_other`] ?? english[baseOf(key)]
        expect(values(text), `${locale} ${key}`).toEqual(values(original ?? ''))
      }
    }
  })

  test('leaves no message empty or in the other language', () => {
    for (const [key, text] of Object.entries(read(folder, 'zh-Hans'))) {
      expect(text.trim(), key).not.toBe('')
    }
  })
})

test('every key that the code names by hand exists', () => {
  const known = new Set(
    folders.flatMap(folder => Object.keys(read(folder, 'en')).map(key => `${namespaceOf(folder)}.${baseOf(key)}`)),
  )
  const named = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*'([a-z_-]+\.[\w.-]+)'/g)].map(match => ({ path, key: match[1] ?? '' })),
  )
  expect(named.filter(({ key }) => !known.has(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([])
})

test('every setting that is on or off says what it is called and what parents will see', () => {
  const nothing = { facts: { kind: 'kindergarten', country: 'CN' }, settings: new Map() }
  const missing = modules.flatMap(manifest => {
    const known = read(`app/modules/${manifest.id}/messages`, 'en')
    return yesNoSettings(nothing, manifest)
      .flatMap(({ name }) => [`setting.${name}`, `setting.${name}_hint`])
      .filter(key => !(key in known))
      .map(key => `${manifest.id}.${key}`)
  })
  expect(missing).toEqual([])
})
