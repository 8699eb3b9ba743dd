import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modules } from '#app/modules/index.ts'
import { locales } from '#app/platform/i18n/translate.ts'
import { kindsWithWords } from '#app/platform/notify/words.server.ts'
import { coreKinds, kindNameKey, moduleOfKind } from '#tenants/notifications/kinds.ts'

const declared = [
  ...modules.flatMap(({ id, notifications }) => Object.keys(notifications).map(kind => ({ id, kind }))),
  ...Object.keys(coreKinds).map(kind => ({ id: moduleOfKind(kind), kind })),
]
/** Modules, and areas of the core that tell somebody something. */
const speakers = [...new Set(declared.map(({ id }) => id))]
const homeOf = (id: string) => (modules.some(module => module.id === id) ? `app/modules/${id}` : `app/routes/${id}`)
const kinds = declared.map(({ kind }) => kind).sort()
const messagesOf = (id: string, locale: string): Record<string, string> =>
  JSON.parse(readFileSync(`${homeOf(id)}/messages/${locale}.json`, 'utf8'))

test('a module names its kinds of notification after itself, and says whom they are for', () => {
  expect(declared.filter(({ id, kind }) => moduleOfKind(kind) !== id)).toEqual([])
  const forNobody = modules.flatMap(({ notifications }) =>
    Object.entries(notifications).flatMap(([kind, { audience }]) => (audience.length === 0 ? [kind] : [])),
  )
  expect(forNobody).toEqual([])
})

test('every kind in a manifest has words in notification-texts.server.ts, and the reverse', () => {
  expect(kindsWithWords().sort()).toEqual(kinds)
})

test.each(locales)(
  'every kind has a name in %s, which is all that a push says of it; and every such name a kind',
  locale => {
    const named = speakers.flatMap(id =>
      Object.keys(messagesOf(id, locale)).flatMap(key => (key.startsWith('notify.') ? [`${id}.${key}`] : [])),
    )
    expect(named.sort()).toEqual(kinds.map(kindNameKey).sort())
  },
)

test('the name of a kind holds nothing to be filled in: a push passes through servers of others', () => {
  const filled = declared.filter(({ id, kind }) =>
    locales.some(locale => /[{]/.test(messagesOf(id, locale)[kindNameKey(kind).slice(id.length + 1)] ?? '')),
  )
  expect(filled).toEqual([])
})

test('every kind is sent by somebody', () => {
  const sent = import.meta.glob<string>(
    [
      '/app/modules/**/*.server.ts',
      '/tenants/people/**/*.server.ts',
      '/tenants/urgent/*.server.ts',
      '/tenants/access/*.server.ts',
      '/tenants/help/*.server.ts',
      '/tenants/domains/*.server.ts',
      '/tenants/mail/sender/*.server.ts',
    ],
    { eager: true, query: '?raw', import: 'default' },
  )
  const texts = Object.entries(sent).flatMap(([path, text]) => (path.includes('notification-texts') ? [] : [text]))
  expect(kinds.filter(kind => !texts.some(text => text.includes(`'${kind}'`)))).toEqual([])
})
