import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'

/** What was given apart from a plan, in words: `Children: 200`, or a module's name. */
export function givenName(t: Translate, key: string, value: string): string {
  const moduleId = key.startsWith('module:') ? key.slice('module:'.length) : null
  const what = moduleId ? t(`${moduleId}.name` as MessageKey) : t(`console.limit.${key}` as MessageKey)
  return t('console.given', {
    what,
    value: moduleId ? t(value === '0' ? 'console.given_off' : 'console.given_on') : value,
  })
}
