import type { Translate } from '#app/platform/i18n/translate.ts'
import { ladders } from '#tenants/notifications/ladder.ts'

/** What becomes of urgent news, and of those that are to be made sure of. @param texts whether there are text messages */
export const kindsExplained = (t: Translate, texts: boolean): string =>
  [
    t('notifications.settings.kinds_text'),
    texts && t('notifications.settings.urgent_text', { minutes: ladders.urgent.minutes }),
    t('notifications.settings.insist_text', { minutes: ladders.insist.minutes }),
    texts && t('notifications.settings.insist_sms_text'),
  ]
    .filter(sentence => sentence !== false)
    .join(' ')
