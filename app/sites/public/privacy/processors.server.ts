import type { Translate } from '#app/platform/i18n/translate.ts'
import { databaseEnvironment } from '#db/config.server.ts'
import { readEnvironment } from '#db/environment.server.ts'
import { isStripeOn } from '#tenants/billing/stripe/client.server.ts'
import { environment } from '#tenants/config.server.ts'

/** Services of others that an installation may use. */
export type Processor =
  | 'mail'
  | 'files'
  | 'hosting'
  | 'stripe'
  | 'clerk'
  | 'deepl'
  | 'libretranslate'
  | 'twilio'
  | 'aliyun'
  | 'wechat'
  | 'push'

/** Those that are switched on, in words, from the variables that switch them: a list written by hand would be wrong some day. */
export function processors(t: Translate): { id: string; name: string; text: string }[] {
  const on = environment()
  const translates = on.LIBRETRANSLATE_URL ? 'libretranslate' : on.DEEPL_API_KEY ? 'deepl' : null
  const all: [Processor, boolean][] = [
    ['hosting', on.FLY_APP_NAME !== undefined],
    ['files', readEnvironment(databaseEnvironment).S3_BUCKET !== undefined],
    ['mail', on.SMTP_URL !== undefined],
    ['clerk', on.CLERK_SECRET_KEY !== undefined],
    ['stripe', isStripeOn()],
    ['libretranslate', translates === 'libretranslate'],
    ['deepl', translates === 'deepl'],
    ['twilio', on.TWILIO_ACCOUNT_SID !== undefined],
    ['aliyun', on.ALIYUN_ACCESS_KEY_ID !== undefined],
    ['wechat', on.WECHAT_APP_ID !== undefined],
    ['push', true],
  ]
  const { S3_REGION: region } = readEnvironment(databaseEnvironment)
  return all
    .filter(([, isOn]) => isOn)
    .map(([id]) => ({ id, name: t(`privacy.other.${id}`), text: t(`privacy.other.${id}_text`, { region }) }))
}

/** Who runs the installation, as it is named on bills; with its address where that is known. */
export function vendor(t: Translate): { name: string; whole: string } {
  const { VENDOR_NAME, VENDOR_ADDRESS } = environment()
  const name = VENDOR_NAME ?? t('privacy.who.cubby')
  const address = VENDOR_ADDRESS?.split('|').join(', ')
  return { name, whole: address ? t('privacy.who.address', { vendor: name, address }) : name }
}
