import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { closeMail } from './mail.server.ts'

/** For tests: a mail server that keeps what it is given; set it up before anything reads the environment. */
export interface TestMailServer {
  /** Mails to an address, oldest first. */
  to(address: string): ParsedMail[]
  /** The same as they came over the wire, with the envelope's sender. */
  rawTo(address: string): { raw: Buffer; from: string }[]
  /** Refuses mails that say to come from that address; none again with null. */
  refuseFrom(address: string | null): void
  /** How many mails came, whoever for. */
  count(): number
  /** Answers with this code instead of taking mails for an address; undefined takes them again. */
  refuse(address: string, code: number | undefined): void
  close(): Promise<void>
}

export async function startMailServer(): Promise<TestMailServer> {
  const received: { mail: ParsedMail; raw: Buffer; from: string; to: string[] }[] = []
  let refusedFrom: string | null = null
  const refused = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const code = refused.get(address)
      done(code ? Object.assign(new Error('not now'), { responseCode: code }) : null)
    },
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const raw = Buffer.concat(chunks)
      const mail = await simpleParser(raw)
      if (refusedFrom && mail.from?.value[0]?.address === refusedFrom)
        return done(Object.assign(new Error('not your address'), { responseCode: 550 }))
      const { mailFrom, rcptTo } = session.envelope
      received.push({ mail, raw, from: mailFrom ? mailFrom.address : '', to: rcptTo.map(each => each.address) })
      done()
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  process.env.MAIL_FROM = 'Cubby <no-reply@cubby.example>'
  return {
    to: wanted => received.filter(({ to }) => to.includes(wanted)).map(({ mail }) => mail),
    rawTo: wanted => received.filter(({ to }) => to.includes(wanted)),
    refuseFrom(address) {
      refusedFrom = address
    },
    count: () => received.length,
    refuse: (whom, code) => {
      if (code === undefined) refused.delete(whom)
      else refused.set(whom, code)
    },
    async close() {
      await closeMail()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
