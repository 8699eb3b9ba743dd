import { expect } from 'vitest'
import { emailColours } from '../brand/email-colours.ts'
import { makeTheme } from '../brand/theme.ts'
import type { Letterhead } from '../mail/branded.tsx'
import { mailSettled } from '../mail/mail.server.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import type { Door, SignIn } from './sign-in.server.ts'

/** For tests: a browser at a host, with an address of its own on the network so that limits of others do not reach it. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>()
  readonly clientIp = `2001:db8:${crypto.randomUUID().slice(0, 4)}:${crypto.randomUUID().slice(0, 4)}::1`

  constructor(readonly hostname: string) {}

  /** A request as this browser would make it; `elsewhere` brings the same cookies to another host. */
  door(elsewhere?: string): Door {
    const hostname = elsewhere ?? this.hostname
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(`http://${hostname}:3000/sign-in`, {
      headers: {
        origin: `http://${hostname}:3000`,
        'user-agent': 'Mozilla/5.0 (Android 15) Firefox/140.0',
        ...(cookie ? { cookie } : {}),
      },
    })
    return { request, hostname, clientIp: this.clientIp }
  }

  get request(): Request {
    return this.door().request
  }

  /** Takes the cookies of an answer, as browsers do. */
  accept<Answer extends SignIn | { cookies: string[] }>(answer: Answer): Answer {
    for (const header of 'cookies' in answer ? answer.cookies : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
      if (/;\s*Max-Age=0/i.test(header) || value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }
}

/** An address nobody else in the run has. */
export const freshEmail = (): string => `p-${crypto.randomUUID()}@example.org`

export const testLetterhead: Letterhead = {
  name: 'Test School',
  locale: 'en',
  colours: emailColours(makeTheme({ brand: '#2f7d5b', corner: 'soft', font: 'nunito' })),
  logo: null,
  href: 'http://test.localhost:3000',
}

/** The six digits of the newest mail to that address. */
export async function mailedCode(email: string): Promise<string> {
  await mailSettled()
  const [newest] = await readOutbox(email)
  const code = /\b(\d{6})\b/.exec(newest?.subject ?? '')?.[1]
  expect(code, 'a code was mailed').toBeDefined()
  return code ?? ''
}

/** Signs in by a mailed code and hands the cookies to the browser. */
export async function signedIn(answer: SignIn, browser: TestBrowser): Promise<string> {
  browser.accept(answer)
  if (answer.outcome !== 'signed_in') throw new Error(`Expected to be signed in, was ${answer.outcome}`)
  return answer.identityId
}
