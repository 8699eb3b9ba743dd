import { expect, test } from 'vitest'
import { consentTexts } from '#tenants/consent-texts.ts'
import en from './messages/en.json'
import zh from './messages/zh-Hans.json'

test('every wording that is asked exists in both languages, with the refusal beside it', () => {
  for (const [purpose, version] of Object.entries(consentTexts)) {
    for (const part of ['question', 'text', 'refusal']) {
      for (const messages of [en, zh]) expect(messages).toHaveProperty([`${purpose}.${version}.${part}`])
    }
  }
  expect(Object.keys(zh)).toEqual(Object.keys(en))
})
