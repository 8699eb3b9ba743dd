import type en from './en.json'

declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    status: typeof en
  }
}
