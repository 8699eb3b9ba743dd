import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test, vi } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { emailColours } from '../brand/email-colours.ts'
import { makeTheme } from '../brand/theme.ts'
import { type Letterhead, renderLetter } from './branded.tsx'
import { codeLetter, invitationLetter } from './letters.ts'
import { closeMail, mailSettled, onMailFailure, sendMail, sendMailLater } from './mail.server.ts'

const received: { mail: ParsedMail; to: string[] }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (address, _session, done) =>
    done(address.address.startsWith('nobody') ? new Error('no such mailbox') : null),
  onData: async (stream, session, done) => {
    received.push({ mail: await simpleParser(stream), to: session.envelope.rcptTo.map(each => each.address) })
    done()
  },
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
const address = server.server.address()
process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
process.env.MAIL_FROM = 'Cubby <no-reply@cubby.example>'
afterAll(async () => {
  await closeMail()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

const theme = makeTheme({ brand: '#c8102e', corner: 'soft', font: 'nunito' })
const head: Letterhead = {
  name: '朝阳幼儿园',
  locale: 'zh-Hans',
  colours: emailColours(theme),
  logo: { src: 'https://sunrise.example/brand/1/logo', width: 512, height: 160 },
  href: 'https://sunrise.example',
}

test('a mail arrives in the school’s name and colours, as HTML and as text', async () => {
  const letter = await renderLetter(head, codeLetter('zh-Hans', 'sign_in', '123456', head.name))
  await sendMail({
    ...letter,
    to: 'lin@example.org',
    fromName: head.name,
    headers: { 'List-Unsubscribe': '<https://sunrise.example/account>' },
  })
  const { mail, to } = received.at(-1) ?? {}
  expect(to).toEqual(['lin@example.org'])
  expect(mail?.subject).toBe('123456 是您登录朝阳幼儿园的验证码')
  expect(mail?.from?.value).toEqual([{ name: '朝阳幼儿园', address: 'no-reply@cubby.example' }])
  expect(mail?.html).toContain(theme.light.brand)
  expect(mail?.html).toContain('https://sunrise.example/brand/1/logo')
  expect(mail?.text).toContain('123456')
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
})

test('names and texts of people are text, never markup', async () => {
  const { html, text } = await renderLetter(
    head,
    invitationLetter('en', {
      name: '<img src=x onerror=alert(1)>',
      school: 'A & B',
      href: 'https://sunrise.example/invitation/x',
      days: 14,
    }),
  )
  expect(html).not.toContain('<img src=x')
  expect(html).toContain('&lt;img')
  expect(text).toContain('https://sunrise.example/invitation/x')
})

test('an address cannot bring more receivers or headers', async () => {
  const letter = await renderLetter(head, codeLetter('en', 'reset', '123456', head.name))
  await sendMail({
    ...letter,
    subject: 'Hello\r\nBcc: spy@example.org',
    to: 'one@example.org',
    fromName: 'School\r\nBcc: spy@example.org',
  })
  const { mail, to } = received.at(-1) ?? {}
  expect(to).toEqual(['one@example.org'])
  expect(mail?.bcc).toBeUndefined()
})

test('mail is not sent inside a transaction', async () => {
  await runTransaction('platform', { readOnly: true }, async () => {
    await expect(sendMail({ to: 'lin@example.org', subject: 's', html: '', text: '' })).rejects.toThrow(
      /inside a transaction/,
    )
  })
})

test('a refusal by the mail server is an error to who waits, and told to the listener when nobody does', async () => {
  const mail = { to: 'nobody@example.org', subject: 's', html: 'h', text: 't' }
  await expect(sendMail(mail)).rejects.toThrow()
  const listener = vi.fn()
  onMailFailure(listener)
  sendMailLater(async () => mail)
  await mailSettled()
  expect(listener).toHaveBeenCalledOnce()
})
