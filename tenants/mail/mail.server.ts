import { createTransport, type Transporter } from 'nodemailer'
import { assertOutsideTransaction, outsideTransaction } from '#db/client.server.ts'
import { environment } from '../config.server.ts'
import { Problem } from '../problem.ts'
import { keepInOutbox } from './outbox.server.ts'

/** A mail to one person. */
export interface Mail {
  to: string
  subject: string
  html: string
  text: string
  /** Shown as the sender, e.g. the school's name; the address stays MAIL_FROM's. */
  fromName?: string
  replyTo?: string
  /** Such as List-Unsubscribe. */
  headers?: Record<string, string>
}

/**
 * Whether mails reach anybody: by SMTP, or in the outbox folder of an installation that is nobody's but the developer's
 * (development, tests, and the embedded default on localhost).
 */
export function canMail(): boolean {
  const { SMTP_URL } = environment()
  return SMTP_URL !== undefined || isPrivateInstallation()
}

/**
 * Sends a mail and waits for the server to take it.
 * @throws Problem unavailable when no mail server is set up; nodemailer's error when it refuses or is not there
 */
export async function sendMail(mail: Mail): Promise<void> {
  assertOutsideTransaction('Sending mail')
  const { SMTP_URL, MAIL_FROM } = environment()
  const message = { ...mail, from: sender(MAIL_FROM, mail.fromName) }
  if (SMTP_URL) {
    await transport(SMTP_URL).sendMail({
      ...message,
      // The array form is never read as a list: a comma in an address cannot add a receiver.
      to: { name: '', address: mail.to },
      headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } else if (isPrivateInstallation()) await keepInOutbox(mail)
  else throw new Problem('unavailable', 'SMTP_URL is not set')
}

/**
 * Sends without making the answer wait, so that its duration does not tell whether there was somebody to write to. A
 * failure goes to the process's own listener (`onMailFailure`): the person asks again when nothing comes.
 */
export function sendMailLater(compose: () => Promise<Mail>): void {
  const sending = outsideTransaction(async () => sendMail(await compose())).catch((error: unknown) => report(error))
  underWay.add(sending)
  sending.finally(() => underWay.delete(sending))
}

/** Waits for what `sendMailLater` has begun; before a process stops, and in tests. */
export async function mailSettled(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}

/** Closes connections to the mail server, after what is under way; for a graceful stop. */
export async function closeMail(): Promise<void> {
  await mailSettled()
  opened?.transport.close()
  opened = undefined
}

/** Says who hears of mails that could not be sent; the error may quote an address, so log its kind only. */
export function onMailFailure(listener: (error: unknown) => void): void {
  report = listener
}

const underWay = new Set<Promise<void>>()
let report = (error: unknown): void => {
  const name = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  process.stderr.write(`${JSON.stringify({ level: 'error', msg: 'mail failed', error: name, code })}\n`)
}

function isPrivateInstallation(): boolean {
  const { NODE_ENV, ROOT_DOMAIN } = environment()
  return NODE_ENV !== 'production' || ROOT_DOMAIN === 'localhost' || ROOT_DOMAIN.endsWith('.localhost')
}

function sender(from: string, name: string | undefined): { name: string; address: string } {
  const [, ownName = '', address = from] = /^(.*?)<([^<>]+)>\s*$/.exec(from) ?? []
  return { name: name ?? ownName.trim(), address }
}

let opened: { url: string; transport: Transporter } | undefined
function transport(url: string): Transporter {
  if (opened?.url !== url) {
    opened?.transport.close()
    // Nodemailer's own limits are minutes; a request or job should hear sooner that nobody answers.
    opened = {
      url,
      transport: createTransport({
        url,
        pool: true,
        maxConnections: 3,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
      }),
    }
  }
  return opened.transport
}
