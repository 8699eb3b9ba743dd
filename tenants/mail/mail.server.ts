import { createTransport, type Transporter } from 'nodemailer'
import { assertOutsideTransaction, outsideTransaction } from '#db/client.server.ts'
import { environment } from '../config.server.ts'
import { Problem } from '../problem.ts'
import { keepInOutbox } from './outbox.server.ts'
import { signatureOf } from './sender/signing.server.ts'

/** A mail to one person. */
export interface Mail {
  to: string
  subject: string
  html: string
  text: string
  /** Shown as the sender, e.g. the school's name; the address is MAIL_FROM's unless the school has one of its own. */
  fromName?: string
  /** The school that writes, by id. */
  fromSchool?: string | undefined
  replyTo?: string
  /** Such as List-Unsubscribe. */
  headers?: Record<string, string>
  /** Small files of text that go along. */
  attachments?: readonly { filename: string; content: string; contentType: string }[]
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
  const { SMTP_URL } = environment()
  if (SMTP_URL) await sendBy(transport(SMTP_URL), mail)
  else if (isPrivateInstallation()) await keepInOutbox(mail)
  else throw new Problem('unavailable', 'SMTP_URL is not set')
}

/** From the school's own address while that may be; where our mail server does not let such mails out, from ours. */
async function sendBy(smtp: Transporter, mail: Mail): Promise<void> {
  const ours = messageOf(mail)
  const signature = mail.fromSchool ? await signatureOf(mail.fromSchool) : null
  if (!signature) return void (await smtp.sendMail(ours))
  const own = { ...ours, from: { ...ours.from, address: signature.address }, dkim: signature.dkim }
  await smtp.sendMail(own).catch((error: unknown) => {
    // Envelope and receiver are the same for both, so it is what stands in the mail that was refused for good, and nothing was taken.
    if (!isRefusalOfContent(error)) throw error
    return smtp.sendMail(ours)
  })
}

function messageOf({ fromName, fromSchool: _, attachments = [], ...mail }: Mail) {
  const from = sender(environment().MAIL_FROM, fromName)
  // The object form is never read as a list: a comma in an address cannot add a receiver.
  const to = { name: '', address: mail.to }
  return {
    ...mail,
    attachments: [...attachments],
    from,
    to,
    // What bounces comes to us, and it is our domain that is asked by SPF whether our server may send.
    envelope: { from: from.address, to },
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const isRefusalOfContent = (error: unknown): boolean => {
  const { responseCode, command } = Object.assign({ responseCode: 0, command: '' }, error)
  return responseCode >= 500 && command === 'DATA'
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

/** The address in `Name <address>`. */
export const addressOf = (from: string): string => sender(from, undefined).address

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
