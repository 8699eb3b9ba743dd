import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from './checkout.mjs'
import { ffmpeg } from './ffmpeg.mjs'
import { runningIn } from './lock.mjs'
import { statusOf } from './ready.mjs'
import { databasePasswords, roleUrls } from './secrets.mjs'
import {
  allSet,
  askClerk,
  askDatabase,
  askDeepL,
  askDns,
  askFly,
  askLibreTranslate,
  askRedis,
  askS3,
  askSmtp,
  askStripe,
  askTwilio,
  askWeChat,
} from './services.mjs'
import { run } from './tools.mjs'

/**
 * @typedef {object} Finding
 * @property {string} name @property {'on' | 'off' | 'broken'} state
 * @property {string} words what it is, or why it does not answer
 */
/** @typedef {() => Promise<string>} Ask resolves to what answered; throws why not */

const PATIENCE_MS = 8000

/**
 * Asks everything that is switched on, all at once, each with a time limit.
 * @param {NodeJS.ProcessEnv} env @param {import('./checkout.mjs').Settings} settings
 * @returns {Promise<Finding[]>}
 */
export function diagnose(env, settings) {
  const running = runningIn(settings.data)
  const urls = settings.databaseUrls ?? embeddedUrls(settings.data, running)
  return Promise.all([
    finding('web', running !== null, 'not running here; npm start starts it', () => askWeb(settings)),
    ...Object.entries(ROLES).map(([role, variable]) => {
      const url = urls?.[variable]
      return finding(role, url !== undefined, 'the embedded PostgreSQL; it runs while Cubby runs', () =>
        askDatabase(url ?? '', role),
      )
    }),
    finding('Redis', env.REDIS_URL, 'the queue is in PostgreSQL; REDIS_URL switches it on', () =>
      askRedis(env.REDIS_URL ?? ''),
    ),
    finding('S3', env.S3_BUCKET, `media is in ${join(settings.data, 'objects')}; S3_BUCKET switches it on`, () =>
      askS3(env),
    ),
    finding('SMTP', env.SMTP_URL, 'mail is not sent; SMTP_URL switches it on', () => askSmtp(env.SMTP_URL ?? '')),
    finding(
      'Fly',
      env.FLY_API_TOKEN,
      'certificates are made by what stands in front; FLY_API_TOKEN switches it on',
      () => askFly(env),
    ),
    finding(
      'DNS',
      env.DNS_SERVERS,
      'domains are looked up with the machine’s own servers; DNS_SERVERS names others',
      () => askDns(env.DNS_SERVERS ?? '', settings.rootDomain),
    ),
    finding('Twilio', env.TWILIO_ACCOUNT_SID, 'no text messages; TWILIO_ACCOUNT_SID switches them on', () =>
      askTwilio(env),
    ),
    finding('Alibaba Cloud', env.ALIYUN_ACCESS_KEY_ID, 'no texts of its own to China; ALIYUN_ACCESS_KEY_ID', async () =>
      allSet(env, ['ALIYUN_ACCESS_KEY_SECRET', 'ALIYUN_SMS_SIGN_NAME', 'ALIYUN_SMS_TEMPLATE_CODE']),
    ),
    finding('WeChat', env.WECHAT_APP_ID, 'no messages in WeChat; WECHAT_APP_ID switches them on', () => askWeChat(env)),
    finding('Stripe', env.STRIPE_SECRET_KEY, 'invoices are marked paid by hand; STRIPE_SECRET_KEY switches it on', () =>
      askStripe(env.STRIPE_SECRET_KEY ?? '', env.STRIPE_API_URL || undefined),
    ),
    finding('Stripe messages', env.STRIPE_SECRET_KEY, 'there are none without STRIPE_SECRET_KEY', async () =>
      allSet(env, ['STRIPE_WEBHOOK_SECRET']),
    ),
    finding(
      'Vendor',
      env.VENDOR_NAME || env.NODE_ENV === 'production',
      'invoices bear an example; VENDOR_NAME and what belongs to it make them real',
      async () => vendor(env),
    ),
    finding('Clerk', env.CLERK_SECRET_KEY, 'the built-in sign-in is used; CLERK_SECRET_KEY switches it on', () =>
      askClerk(env.CLERK_SECRET_KEY ?? ''),
    ),
    finding(
      'Clerk key',
      env.CLERK_JWT_KEY,
      'sessions are not verified without network; CLERK_JWT_KEY switches it on',
      async () => publicKey(env.CLERK_JWT_KEY ?? ''),
    ),
    finding(
      'LibreTranslate',
      env.LIBRETRANSLATE_URL,
      'no texts are translated there; LIBRETRANSLATE_URL switches it on',
      () => askLibreTranslate(env.LIBRETRANSLATE_URL ?? ''),
    ),
    finding('DeepL', env.DEEPL_API_KEY, 'no texts are translated there; DEEPL_API_KEY switches it on', () =>
      askDeepL(env.DEEPL_API_KEY ?? '', env.DEEPL_URL),
    ),
    finding(
      'VAULT_KEY',
      env.VAULT_KEY,
      `the key is a file in ${settings.data}; in production set VAULT_KEY`,
      async () => vaultKey(env.VAULT_KEY ?? ''),
    ),
    finding('SESSION_SECRET', env.SESSION_SECRET, `made at the first start, in ${settings.data}`, async () =>
      sessionSecret(env.SESSION_SECRET ?? ''),
    ),
    finding('ffmpeg', ffmpeg() ?? '', 'not installed: videos and voice notes are unavailable', () =>
      askFfmpeg(ffmpeg() ?? ''),
    ),
  ])
}

/** @param {string} name @param {string | boolean | undefined} on @param {string} off words when it is off @param {Ask} ask @returns {Promise<Finding>} */
async function finding(name, on, off, ask) {
  if (!on) return { name, state: 'off', words: off }
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} seconds`)), PATIENCE_MS)
    })
    return { name, state: 'on', words: String(await Promise.race([ask(), late])) }
  } catch (error) {
    return { name, state: 'broken', words: reasonOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

/** Some libraries leave the message empty and put what happened into a code or a cause. @param {unknown} error @returns {string} */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const own = error.message.split('\n')[0] || error.name
  return error.cause instanceof Error ? `${own}: ${reasonOf(error.cause)}` : own
}

/** @param {string} data @param {import('./lock.mjs').Running | null} running */
function embeddedUrls(data, running) {
  if (running?.databasePort === undefined || !existsSync(join(data, 'secrets.json'))) return null
  return roleUrls(running.databasePort, databasePasswords(data))
}

/** @param {import('./checkout.mjs').Settings} settings */
async function askWeb({ port, rootDomain }) {
  const status = await statusOf(port, `${rootDomain}:${port}`, '/readyz')
  if (status !== 200) throw new Error(status === null ? `nobody answers on port ${port}` : `/readyz answers ${status}`)
  return `ready on port ${port}`
}

/** @param {string} path */
async function askFfmpeg(path) {
  const { code, output } = await run(path, ['-hide_banner', '-version'], { timeout: PATIENCE_MS })
  if (code !== 0) throw new Error(`${path} does not run`)
  return `${output.split('\n')[0]?.split(' Copyright')[0]} (${path})`
}

/** @param {string} pem */
function publicKey(pem) {
  return `a public ${createPublicKey(pem.replaceAll('\\n', '\n')).asymmetricKeyType} key`
}

/** The form that db/vault/master-key.server.ts takes. @param {string} value */
function vaultKey(value) {
  const parts = value.split(',')
  if (!parts.every(part => /^(?:[1-9][0-9]{0,8}:)?[A-Za-z0-9+/_-]{43}=?$/.test(part.trim()))) {
    throw new Error(
      'must be the base64 of 32 random bytes (openssl rand -base64 32), or several as version:base64 with commas',
    )
  }
  return parts.length === 1 ? 'a key of 32 bytes' : `${parts.length} keys of 32 bytes`
}

/** What stands on invoices; a currency without an account has an example. @param {NodeJS.ProcessEnv} env */
function vendor(env) {
  const needed = ['VENDOR_NAME', 'VENDOR_ADDRESS', 'VENDOR_COUNTRY', 'VENDOR_TAX_ID', 'VENDOR_TAX_RATE']
  const missing = needed.filter(name => !env[name])
  const accounts = ['EUR', 'CNY', 'USD', 'GBP'].filter(currency => env[`VENDOR_BANK_${currency}`])
  if (accounts.length === 0) missing.push('VENDOR_BANK_EUR or another currency’s')
  if (missing.length > 0) throw new Error(`invoices bear an example: set ${missing.join(', ')}`)
  return `${env.VENDOR_NAME}, paid in ${accounts.join(', ')}`
}

/** @param {string} value */
function sessionSecret(value) {
  if (value.length < 32) throw new Error('must have at least 32 characters')
  return 'set'
}
