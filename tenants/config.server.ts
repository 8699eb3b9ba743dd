import { z } from 'zod'
import { readEnvironment } from '#db/environment.server.ts'

/** `account holder|IBAN or account number|BIC or name of the bank`. */
const bankAccount = z.string().regex(/^[^|]+\|[^|]+\|[^|]+$/, 'must be holder|account|bank')

/** What `tenants/` reads from the environment; each outside service is switched on by its own variable alone. */
export const tenantsEnvironment = z.object({
  /** The public site's host without port; the console and the schools live below it. */
  ROOT_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'must be a host name')
    .default('localhost'),
  /** Scheme and port as people type them; derived from PORT when nothing stands in front. */
  PUBLIC_SCHEME: z.enum(['http', 'https']).default('http'),
  PUBLIC_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Comma-separated addresses or CIDR ranges whose X-Forwarded-* headers are believed. */
  TRUSTED_PROXIES: z.string().default(''),
  /** Where a worker asks whether the public site answers. Not set: at its public address. */
  STATUS_SITE_URL: z.url().optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** Whether the console asks operators for two proofs; in production it does unless told. */
  CONSOLE_SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().min(3).default('Cubby <no-reply@localhost>'),
  /** Text messages: by Twilio, and to mainland China by Alibaba Cloud where that is set. */
  TWILIO_ACCOUNT_SID: z.string().min(1).optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  /** A number (`+49…`), a sender's name, or the SID of a messaging service (`MG…`). */
  TWILIO_FROM: z.string().min(1).optional(),
  TWILIO_URL: z.url().default('https://api.twilio.com'),
  ALIYUN_ACCESS_KEY_ID: z.string().min(1).optional(),
  ALIYUN_ACCESS_KEY_SECRET: z.string().min(1).optional(),
  ALIYUN_SMS_SIGN_NAME: z.string().min(1).optional(),
  ALIYUN_SMS_TEMPLATE_CODE: z.string().min(1).optional(),
  ALIYUN_SMS_URL: z.url().default('https://dysmsapi.aliyuncs.com'),
  /** Template messages of a WeChat service account. */
  WECHAT_APP_ID: z.string().min(1).optional(),
  WECHAT_APP_SECRET: z.string().min(1).optional(),
  WECHAT_TEMPLATE_ID: z.string().min(1).optional(),
  /** The template's own names for the school and for the news, in that order. */
  WECHAT_TEMPLATE_FIELDS: z
    .string()
    .regex(/^[a-z_0-9]+,[a-z_0-9]+$/, 'must be two names with a comma between them')
    .default('thing1,thing2'),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_OPEN_URL: z.url().default('https://open.weixin.qq.com'),
  CLERK_SECRET_KEY: z.string().min(1).optional(),
  CLERK_PUBLISHABLE_KEY: z.string().min(1).optional(),
  CLERK_JWT_KEY: z.string().min(1).optional(),
  CLERK_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** Schools pay by Stripe: a secret key, or a restricted one with the rights that `docs/operations.md` lists. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must begin with sk_test_, sk_live_, rk_test_ or rk_live_')
    .optional(),
  /** Of the webhook endpoint; several with commas between them while one is exchanged. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[^,\s]+(,whsec_[^,\s]+)*$/, 'must be whsec_… (several with commas between them)')
    .optional(),
  /** Whether Stripe works taxes out; registrations are made in its dashboard. */
  STRIPE_TAX: z.enum(['on', 'off']).default('off'),
  /** Another address of the API, for tests. */
  STRIPE_API_URL: z.url().optional(),
  /** P-256, base64url of 32 bytes: by it push services know us. Not set: derived from the vault. */
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be the base64url of 32 bytes')
    .optional(),
  /** Whom a push service may write to about us: `mailto:` or `https:`. Not set: the public site. */
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:)/, 'must begin with mailto: or https:')
    .optional(),
  /** Where a LibreTranslate answers: translation is on. */
  LIBRETRANSLATE_URL: z.url().optional(),
  LIBRETRANSLATE_API_KEY: z.string().min(1).optional(),
  /** A key of DeepL's: translation is on, unless a LibreTranslate is there, which keeps texts in the house. */
  DEEPL_API_KEY: z.string().min(1).optional(),
  /** Not set: as the key's ending says, DeepL's free or paid address. */
  DEEPL_URL: z.url().optional(),
  /** Where schools' own domains are to lead: hosts and addresses, with commas. Not set: ROOT_DOMAIN. */
  DOMAIN_TARGET: z
    .string()
    .regex(/^[a-zA-Z0-9.:, -]*$/, 'must be host names and addresses with commas between them')
    .default(''),
  /** Name servers that are asked about schools' domains, `192.0.2.53` or `192.0.2.53:5353`, with commas. Not set: the machine's own. */
  DNS_SERVERS: z.string().default(''),
  /** Certificates for schools' domains by Fly; it sets the first one itself. */
  FLY_APP_NAME: z.string().min(1).optional(),
  FLY_API_TOKEN: z.string().min(1).optional(),
  FLY_API_URL: z.url().default('https://api.machines.dev'),
  /** What a school's SPF record has to include for our mail server, e.g. `_spf.mail.example`; shown as a hint. */
  MAIL_SPF_INCLUDE: z.string().default(''),
  /** Who bills schools by bank transfer, as it is printed. What is not set is an example, and says so. */
  VENDOR_NAME: z.string().min(1).max(200).optional(),
  /** Lines of the address, with `|` between them. */
  VENDOR_ADDRESS: z.string().min(1).optional(),
  VENDOR_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .default('DE'),
  VENDOR_TAX_ID: z.string().min(1).max(40).optional(),
  /** Per cent, for customers in the vendor's own country. */
  VENDOR_TAX_RATE: z.coerce.number().min(0).max(100).default(19),
  VENDOR_BANK_EUR: bankAccount.optional(),
  VENDOR_BANK_CNY: bankAccount.optional(),
  VENDOR_BANK_USD: bankAccount.optional(),
  VENDOR_BANK_GBP: bankAccount.optional(),
  /** Signs sessions; made at first start in the embedded default. */
  SESSION_SECRET: z.string().min(32).optional(),
})
export type TenantsEnvironment = z.infer<typeof tenantsEnvironment>

let read: TenantsEnvironment | undefined
/** The checked environment, read once. */
export const environment = (): TenantsEnvironment => {
  read ??= readEnvironment(tenantsEnvironment)
  return read
}

/** The address of a site as people type it: `origin('sunrise.localhost')` is `http://sunrise.localhost:3000`. */
export function originOf(hostname: string): string {
  const { PUBLIC_SCHEME, PUBLIC_PORT, PORT } = environment()
  const port = PUBLIC_PORT ?? (PUBLIC_SCHEME === 'https' ? 443 : PORT)
  const usual = PUBLIC_SCHEME === 'https' ? 443 : 80
  return `${PUBLIC_SCHEME}://${hostname}${port === usual ? '' : `:${port}`}`
}
