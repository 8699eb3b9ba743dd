import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { deepl } from './deepl.server.ts'
import { libreTranslate } from './libretranslate.server.ts'
import { isForeign } from './offer.ts'
import { startTranslator } from './test-translator.ts'

const translator = await startTranslator()
afterAll(() => translator.close())
beforeEach(() => {
  translator.refuse(null)
  translator.asked.length = 0
})
const providers = [
  ['LibreTranslate', (key?: string) => libreTranslate(translator.url, key)],
  ['DeepL', (key?: string) => deepl(key ?? 'none', translator.url)],
] as const

describe.each(providers)('%s', (name, make) => {
  test('is asked in its own protocol and answers line by line', async () => {
    const lines = ['Hello <span translate="no" id="k0">Bears</span>', 'a &amp; b']
    const code = name === 'DeepL' ? 'ZH-HANS' : 'zh'
    expect(await make('a-key').translate(lines, 'zh-Hans')).toEqual([
      `${code}: HELLO <span translate="no" id="k0">Bears</span>`,
      `${code}: A &amp; B`,
    ])
    expect(translator.asked).toEqual([
      name === 'DeepL'
        ? {
            path: '/v2/translate',
            authorization: 'DeepL-Auth-Key a-key',
            body: {
              text: lines,
              target_lang: 'ZH-HANS',
              tag_handling: 'xml',
              tag_handling_version: 'v2',
              ignore_tags: ['span'],
            },
          }
        : {
            path: '/translate',
            authorization: undefined,
            body: { q: lines, source: 'auto', target: 'zh', format: 'html', api_key: 'a-key' },
          },
    ])
  })

  test('takes a long text, in as many questions as its protocol needs', async () => {
    const lines = Array.from({ length: 120 }, (_, at) => `line ${at}`)
    const done = await make('a-key').translate(lines, 'en')
    expect(done).toHaveLength(120)
    expect(done[119]).toMatch(/LINE 119$/)
  })

  test.each([
    [429, 'busy'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [400, 'unusable'],
    ['nonsense', 'unusable'],
    [name === 'DeepL' ? 456 : 403, name === 'DeepL' ? 'used_up' : 'key_refused'],
  ] as const)('that answers %s is %s', async (refusal, fault) => {
    translator.refuse(refusal)
    await expect(make('a-key').translate(['Hello'], 'en')).rejects.toMatchObject({ name: 'TranslationFailed', fault })
  })

  test('that says nothing is not waited for', async () => {
    const clock = new AbortController()
    const set = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(clock.signal)
    translator.refuse('silence')
    const arrived = translator.nextQuestion()
    const asked = make('a-key').translate(['Hello'], 'en')
    await arrived
    clock.abort()
    await expect(asked).rejects.toMatchObject({ fault: 'unreachable' })
    expect(set).toHaveBeenCalledWith(15_000)
    set.mockRestore()
  })

  test('with a wrong key, or none, is refused', async () => {
    for (const key of ['wrong', undefined])
      await expect(make(key).translate(['Hello'], 'en')).rejects.toMatchObject({ fault: 'key_refused' })
  })
})

test.each([
  ['libre', libreTranslate('http://127.0.0.1:1')],
  ['deepl', deepl('a-key', 'http://127.0.0.1:1')],
])('%s that is not there is unreachable', async (_, provider) => {
  await expect(provider.translate(['Hello'], 'en')).rejects.toMatchObject({ fault: 'unreachable' })
})

test('a DeepL key says itself which address it is for', () => {
  expect([deepl('x:fx').host, deepl('x').host]).toEqual(['api-free.deepl.com', 'api.deepl.com'])
})

test.each([
  ['你好', null, 'en', true],
  ['你好', 'en', 'zh-Hans', false],
  ['Hello', 'en', 'zh-Hans', true],
  ['Hello', 'en', 'en', false],
  ['Bonjour', 'zh-Hans', 'en', true],
  ['Hello', null, 'en', false],
  ['Привет', 'en', 'en', true],
  ['مرحبا', null, 'zh-Hans', true],
  ['ありがとう、先生', null, 'zh-Hans', true],
  ['明天 Tess 老师不在', 'zh-Hans', 'zh-Hans', false],
  ['👍 17:30 https://school.example/abc', 'en', 'zh-Hans', false],
])('%s, by a writer of %s, for a reader of %s: offered %s', (text, writer, reader, offered) => {
  expect(isForeign(text, writer, reader)).toBe(offered)
})
