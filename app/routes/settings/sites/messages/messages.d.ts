import type en from './en.json'

declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    sites: typeof en
  }
}
