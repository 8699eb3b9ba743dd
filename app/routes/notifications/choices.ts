import type { NotificationChannel } from '#tenants/module.ts'

/** How one hears of a kind by e-mail; `insist`: only of what one has not seen. */
export const mailChoices = ['none', 'email', 'digest', 'insist'] as const
export type MailChoice = (typeof mailChoices)[number]

/** What the form's choice of e-mail is, by the ways that are kept. */
export const mailChoiceOf = (channels: readonly NotificationChannel[]): MailChoice =>
  (['insist', 'email', 'digest'] as const).find(each => channels.includes(each)) ?? 'none'

/** The ways to keep, by kind, from what the form says. */
export function channelsOf({
  mail,
  push,
}: {
  mail: readonly { kind: string; mail: MailChoice }[]
  push: readonly string[]
}): Map<string, NotificationChannel[]> {
  return new Map(
    mail.map(each => [
      each.kind,
      [...(push.includes(each.kind) ? ['push' as const] : []), ...(each.mail === 'none' ? [] : [each.mail])],
    ]),
  )
}
