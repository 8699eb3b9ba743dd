import { readOutbox } from '#tenants/mail/outbox.server.ts'
import { expect } from './test.ts'

/** The newest mail to somebody, as soon as it is there. @returns its text */
export async function mailTo(address: string, pattern: RegExp): Promise<string> {
  let found: string | undefined
  await expect
    .poll(
      async () => {
        const mails = await readOutbox(address)
        found = mails.map(mail => pattern.exec(mail.text)?.[1]).find(each => each !== undefined)
        return found
      },
      { message: `a mail to ${address}` },
    )
    .toBeDefined()
  return found ?? ''
}

export const codeFor = (address: string): Promise<string> => mailTo(address, /\b(\d{6})\b/)
export const invitationFor = (address: string): Promise<string> => mailTo(address, /(http:\/\/\S+\/invitation\/[\w-]+)/)
