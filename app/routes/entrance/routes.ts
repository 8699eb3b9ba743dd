import type { Area } from '#app/routes.ts'

const file = (name: string) => `routes/entrance/${name}`

/** The door of a school and of the console: signing in, joining. */
export const entranceRoutes: Area = {
  layout: 'shell/entrance.tsx',
  routes: [
    { path: 'sign-in', file: file('sign-in.tsx') },
    { path: 'sign-in/password', file: file('password.tsx') },
    { path: 'sign-in/code', file: file('code.tsx') },
    { path: 'sign-in/second-factor', file: file('second-factor.tsx') },
    { path: 'forgot', file: file('forgot.tsx') },
    { path: 'reset', file: file('reset.tsx') },
    { path: 'join', file: file('join.tsx') },
    { path: 'join/:code', file: file('join-code.tsx') },
    { path: 'invitation/:token', file: file('invitation.tsx') },
    { path: 'dev/outbox', file: file('outbox.tsx') },
  ],
}

/** The account of who is signed in, inside the school's frame. */
export const accountRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'account', file: file('account/account.tsx') },
    { path: 'account/password', file: file('account/password.tsx') },
    { path: 'account/email', file: file('account/email.tsx') },
    { path: 'account/email/confirm', file: file('account/email-confirm.tsx') },
    { path: 'account/passkeys', file: file('account/passkeys.tsx') },
    { path: 'account/second-factor', file: file('account/second-factor.tsx') },
    { path: 'account/pin', file: file('account/pin.tsx') },
    { path: 'account/sessions', file: file('account/sessions.tsx') },
  ],
}

/** What has no page of its own. */
export const entranceMachines: Area = {
  layout: null,
  routes: [
    { path: 'sign-in/send-code', file: file('send-code.ts') },
    { path: 'sign-in/passkey', file: file('passkey.ts') },
    { path: 'sign-out', file: file('sign-out.ts') },
    { path: 'account/passkeys/new', file: file('account/passkey-new.ts') },
    { path: 'account/passkeys/remove', file: file('account/passkey-remove.ts') },
    { path: 'account/second-factor/confirm', file: file('account/second-factor-confirm.ts') },
    { path: 'account/second-factor/off', file: file('account/second-factor-off.ts') },
    { path: 'account/second-factor/codes', file: file('account/recovery-codes-new.ts') },
    { path: 'account/sessions/end', file: file('account/session-end.ts') },
    { path: 'account/sessions/end-others', file: file('account/session-end-others.ts') },
    { path: 'webhooks/clerk', file: file('clerk-webhook.ts') },
    { path: 'webhooks/stripe', file: file('stripe-webhook.ts') },
  ],
}
