import { createHmac } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { emailOTP, twoFactor } from 'better-auth/plugins'
import { drizzle } from 'drizzle-orm/node-postgres'
import { v7 as uuidv7 } from 'uuid'
import { pool } from '#db/client.server.ts'
import { accounts, passkeys, sessions, twoFactors, users, verifications } from '#db/schema/identity.ts'
import { publish } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import { environment, originOf } from '../config.server.ts'
import { deviceOf } from './device.ts'
import { longestPassword, shortestPassword } from './password-rules.ts'
import { sessionSecret } from './vault.server.ts'

export const sessionDays = 90
export const codeMinutes = 10
/** Wrong tries after which a code is dead. */
export const codeTries = 3

/** Whether cookies may carry the `__Host-` prefix, which browsers accept over https only. */
export const secureCookies = (): boolean => environment().PUBLIC_SCHEME === 'https'
/** A cookie's name: bound to this very host where browsers can do it. */
export const cookieName = (name: string): string => `${secureCookies() ? '__Host-' : ''}${name}`

export type Auth = ReturnType<typeof makeAuth>

/**
 * better-auth for one host, used as a library through `auth.api`; its own web handler is never mounted. One for each host,
 * since sessions and passkeys are bound to theirs.
 */
export function authFor(hostname: string): Promise<Auth> {
  return instances.get(hostname, async () =>
    makeAuth(hostname, environment().SESSION_SECRET ?? (await sessionSecret())),
  )
}

/** The reason of a refusal by better-auth, e.g. `INVALID_OTP`; null when the error is something else. */
export function refusalOf(error: unknown): string | null {
  return error instanceof APIError ? (error.body?.code ?? error.status.toString()) : null
}

/** Endpoints whose session was opened with two proofs. */
const strongPaths: ReadonlySet<string> = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
])

const instances = new PromiseCache<Auth>(200, 24 * 3_600_000)
const day = 86_400

function makeAuth(hostname: string, secret: string) {
  const secure = secureCookies()
  return betterAuth({
    appName: 'Cubby',
    baseURL: originOf(hostname),
    secret,
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Our own limits stand in front: better-auth's work in its web handler only.
    rateLimit: { enabled: false },
    database: drizzleAdapter(drizzle(pool('identity'), { casing: 'snake_case' }), {
      provider: 'pg',
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        twoFactor: twoFactors,
        passkey: passkeys,
      },
    }),
    advanced: {
      useSecureCookies: false,
      cookiePrefix: cookieName('identity'),
      cookies: { session_token: { name: cookieName('session') } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidv7() },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: sessionDays * day,
      freshAge: 15 * 60,
      additionalFields: {
        host: { type: 'string', required: true, input: false, defaultValue: hostname },
        strong: { type: 'boolean', required: true, input: false, defaultValue: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: {
              ...session,
              host: hostname,
              userAgent: deviceOf(session.userAgent ?? ''),
              ipAddress: null,
              strong: strongPaths.has(context?.path ?? ''),
            },
          }),
        },
        // As after a new password or a changed second factor.
        delete: { after: session => publish('session', session.userId) },
      },
    },
    plugins: [
      emailOTP({
        disableSignUp: true,
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: codeTries,
        storeOTP: { hash: async code => createHmac('sha256', secret).update(`code\0${code}`).digest('base64url') },
        // Codes are made by `createVerificationOTP` and mailed by ours, to the real address.
        sendVerificationOTP: () => Promise.reject(new Error('better-auth knows no address to send to.')),
      }),
      secondFactor(),
      passkey({
        rpID: hostname,
        rpName: hostname,
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        authentication: {
          // A passkey without PIN or biometrics would be possession alone: one factor.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified)
              throw APIError.from('UNAUTHORIZED', {
                code: 'USER_NOT_VERIFIED',
                message: 'User verification is required',
              })
          },
        },
        advanced: { webAuthnChallengeCookie: 'passkey' },
      }),
    ],
  })
}

/** Sign-in by e-mail code is asked for the second factor too; better-auth itself asks after a password only. */
function secondFactor() {
  const plugin = twoFactor({ allowPasswordless: true, twoFactorCookieMaxAge: 600, issuer: 'Cubby' })
  const [challenge] = plugin.hooks.after
  if (!challenge) throw new Error('The second factor of better-auth has changed its hooks.')
  const after = {
    ...challenge,
    matcher: (context: Parameters<typeof challenge.matcher>[0]) =>
      challenge.matcher(context) || context.path === '/sign-in/email-otp',
  }
  return { ...plugin, hooks: { after: [after] } }
}
