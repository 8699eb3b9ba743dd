import { failureReasons } from '#tenants/notifications/ending.ts'
import type { Reach } from '#tenants/notifications/reach.ts'
import type { Translate } from '../i18n/translate.ts'
import type { ReachInWords } from './reach-badge.tsx'

/** How something has come to somebody, in the words of whoever sent it. */
export function reachInWords(t: Translate, { reach, reason }: Reach): ReachInWords {
  if (reach !== 'unreached') return { reach, text: t(`notifications.reach.${reach}`) }
  const why = failureReasons.find(each => each === reason) ?? 'unknown'
  return { reach, text: t('notifications.reach.unreached', { why: t(`notifications.reason.${why}`) }) }
}
