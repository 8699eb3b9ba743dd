const PATIENCE_MS = 6000

/** @param {string} url @param {string} role expected @returns {Promise<string>} */
export async function askDatabase(url, role) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  })
  client.on('error', () => {
    // What breaks an open connection also rejects the query, which reports it.
  })
  try {
    await client.connect()
    const { rows } = await client.query("select current_user as role, current_setting('server_version') as version")
    if (rows[0].role !== role) throw new Error(`the address signs in as ${rows[0].role}, not as ${role}`)
    return `PostgreSQL ${rows[0].version}`
  } finally {
    await client.end()
  }
}

/** @param {string} url @returns {Promise<string>} */
export async function askRedis(url) {
  const { Redis } = await import('ioredis')
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  /** @type {Error | undefined} */
  let reason
  redis.on('error', error => {
    reason = error
  })
  try {
    await redis.connect()
    const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1]
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1]
    if (policy !== undefined && policy !== 'noeviction')
      throw new Error(`maxmemory-policy is ${policy}: a queue needs noeviction, or jobs get lost`)
    return `Redis ${version ?? ''}`.trim()
  } catch (error) {
    throw reason ?? error
  } finally {
    redis.disconnect()
  }
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<string>} */
export async function askS3(env) {
  const { HeadBucketCommand, S3Client } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    region: env.S3_REGION || 'us-east-1',
    ...(env.S3_ENDPOINT ? { endpoint: env.S3_ENDPOINT, forcePathStyle: true } : {}),
    maxAttempts: 1,
  })
  try {
    await client.send(new HeadBucketCommand({ Bucket: env.S3_BUCKET }), {
      abortSignal: AbortSignal.timeout(PATIENCE_MS),
    })
    return `bucket ${env.S3_BUCKET}`
  } catch (error) {
    const status = /** @type {{ $metadata?: { httpStatusCode?: number } }} */ (error).$metadata?.httpStatusCode
    if (status === undefined) throw error
    throw new Error(
      `the bucket ${env.S3_BUCKET} answers ${status}${status === 404 ? ' (there is none of this name)' : status === 403 ? ' (the key may not use it)' : ''}`,
    )
  } finally {
    client.destroy()
  }
}

/** Connects, secures the connection and signs in; sends nothing. @param {string} url @returns {Promise<string>} */
export async function askSmtp(url) {
  const { createTransport } = await import('nodemailer')
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    auth,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await transport.verify()
    return `${hostname}${auth ? ', signed in' : ''}`
  } finally {
    transport.close()
  }
}

/** @param {string} key @param {string} [origin] @returns {Promise<string>} */
export async function askStripe(key, origin = 'https://api.stripe.com') {
  const status = await statusWithKey(`${origin}/v1/prices?limit=1`, key)
  if (status !== 200) throw new Error(refusal('Stripe', status))
  return key.includes('_live_') ? 'live mode' : 'test mode'
}

/** @param {string} key @param {string} [origin] @returns {Promise<string>} */
export async function askClerk(key, origin = 'https://api.clerk.com') {
  const status = await statusWithKey(`${origin}/v1/jwks`, key)
  if (status !== 200) throw new Error(refusal('Clerk', status))
  return key.startsWith('sk_live_') ? 'live instance' : 'development instance'
}

/** Looks which languages it has; translates nothing. @param {string} url @returns {Promise<string>} */
export async function askLibreTranslate(url) {
  const response = await fetch(new URL('languages', url.endsWith('/') ? url : `${url}/`), {
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  })
  if (!response.ok) throw new Error(refusal('LibreTranslate', response.status))
  const languages = /** @type {{ code: string }[]} */ (await response.json())
  const codes = languages.map(({ code }) => code)
  const missing = [['en'], ['zh', 'zh-Hans']].filter(names => !names.some(name => codes.includes(name)))
  if (missing.length > 0) throw new Error(`it does not know ${missing.map(([name]) => name).join(' and ')}`)
  return `${codes.length} languages`
}

/** Asks how much of the month is used. @param {string} key @param {string} [origin] @returns {Promise<string>} */
export async function askDeepL(key, origin) {
  const base = origin ?? (key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com')
  const status = await statusWithKey(
    new URL('v2/usage', base.endsWith('/') ? base : `${base}/`).href,
    key,
    'DeepL-Auth-Key',
  )
  // A key that is not known is 403 here.
  if (status !== 200) throw new Error(refusal('DeepL', status === 403 ? 401 : status))
  return new URL(base).host
}

/** Reads the account; sends nothing. @param {NodeJS.ProcessEnv} env @returns {Promise<string>} */
export async function askTwilio(env) {
  allSet(env, ['TWILIO_AUTH_TOKEN', 'TWILIO_FROM'])
  const sid = env.TWILIO_ACCOUNT_SID ?? ''
  const response = await fetch(`${env.TWILIO_URL || 'https://api.twilio.com'}/2010-04-01/Accounts/${sid}.json`, {
    headers: { authorization: `Basic ${Buffer.from(`${sid}:${env.TWILIO_AUTH_TOKEN}`).toString('base64')}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  })
  await response.body?.cancel()
  if (response.status !== 200) throw new Error(refusal('Twilio', response.status))
  return 'signed in'
}

/** Counts the app's certificates; asks for none. @param {NodeJS.ProcessEnv} env @returns {Promise<string>} */
export async function askFly(env) {
  allSet(env, ['FLY_APP_NAME'])
  const app = env.FLY_APP_NAME ?? ''
  const token = env.FLY_API_TOKEN ?? ''
  const response = await fetch(
    `${env.FLY_API_URL || 'https://api.machines.dev'}/v1/apps/${encodeURIComponent(app)}/certificates?limit=1`,
    {
      headers: { authorization: /^(FlyV1|Bearer) /.test(token) ? token : `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    },
  )
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(response.status === 404 ? `Fly knows no app ${app}` : refusal('Fly', response.status))
  }
  const { total_count: count } = /** @type {{ total_count?: number }} */ (await response.json())
  return `app ${app}, ${count ?? 'no'} certificates`
}

/** Whether the name servers that were set answer for the root domain. @param {string} servers @param {string} name @returns {Promise<string>} */
export async function askDns(servers, name) {
  const { Resolver } = await import('node:dns/promises')
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  resolver.setServers(servers.split(',').map(each => each.trim()))
  const answered = await resolver.resolve4(name).catch(error => {
    if (error.code === 'ENODATA' || error.code === 'ENOTFOUND') return []
    throw error
  })
  return `${name} is at ${answered.join(', ') || 'no IPv4 address'}`
}

/** Asks for the token that is good now, which changes nothing. @param {NodeJS.ProcessEnv} env @returns {Promise<string>} */
export async function askWeChat(env) {
  allSet(env, ['WECHAT_APP_SECRET', 'WECHAT_TEMPLATE_ID'])
  const response = await fetch(`${env.WECHAT_API_URL || 'https://api.weixin.qq.com'}/cgi-bin/stable_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credential', appid: env.WECHAT_APP_ID, secret: env.WECHAT_APP_SECRET }),
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  })
  const answer = /** @type {{ access_token?: string, errcode?: number }} */ (await response.json())
  if (!answer.access_token) throw new Error(`WeChat answers ${answer.errcode ?? response.status}`)
  return 'gives tokens'
}

/** @param {NodeJS.ProcessEnv} env @param {string[]} names of what a service cannot be without */
export function allSet(env, names) {
  const missing = names.filter(name => !env[name])
  if (missing.length > 0) throw new Error(`please set ${missing.join(', ')} too`)
  return 'set'
}

/** @param {string} url @param {string} key @param {string} [scheme] */
async function statusWithKey(url, key, scheme = 'Bearer') {
  const response = await fetch(url, {
    headers: { authorization: `${scheme} ${key}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  })
  await response.body?.cancel()
  return response.status
}

/** @param {string} name @param {number} status */
function refusal(name, status) {
  if (status === 401) return `${name} does not know this key`
  return status === 403 ? `${name} does not let this key do what Cubby needs` : `${name} answers ${status}`
}
