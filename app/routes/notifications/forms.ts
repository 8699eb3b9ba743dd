import { z } from 'zod'
import { minuteOf, type QuietHours } from '#tenants/notifications/quiet-hours.ts'
import { type MailChoice, mailChoices } from './choices.ts'

/** Which item is in the address; there is nothing else to say. */
export const ReadingForm = z.object({})
/** Whose mails and about what is sealed in the address. */
export const UnsubscribingForm = z.object({})

/** Text messages: yes or no more. */
export const TextMessagesForm = z.object({ wanted: z.enum(['yes', 'no']) })
/** One mail for all schools: yes or no more. */
export const OneMailForm = z.object({ wanted: z.enum(['yes', 'no']) })
/** Ends the connection with WeChat; there is only one. */
export const UnbindingForm = z.object({})

/** `albums.published:digest`: one field for each kind there is, all of one name. */
const choice = z.string().transform((text, context): { kind: string; mail: MailChoice } => {
  const [kind = '', mail] = text.split(':')
  const known = mailChoices.find(each => each === mail)
  if (known) return { kind, mail: known }
  context.addIssue({ code: 'custom', message: 'ui.field.check' })
  return z.NEVER
})
export const PreferencesForm = z.object({
  mail: z.union([choice.transform(each => [each]), z.array(choice)]).default([]),
  /** The kinds whose box is ticked. */
  push: z.union([z.string().transform(each => [each]), z.array(z.string())]).default([]),
})

const time = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return null
    const minute = minuteOf(text)
    if (minute !== null) return minute
    context.addIssue({ code: 'custom', message: 'notifications.quiet.no_time' })
    return z.NEVER
  })

/** Both empty: no quiet hours. */
export const QuietHoursForm = z
  .object({ from: time, to: time })
  .transform(({ from, to }, context): { hours: QuietHours | null } => {
    if (from === null && to === null) return { hours: null }
    const missing = from === null ? 'from' : to === null ? 'to' : null
    if (missing) context.addIssue({ code: 'custom', path: [missing], message: 'ui.field.required' })
    else if (from === to) context.addIssue({ code: 'custom', path: ['to'], message: 'notifications.quiet.same' })
    if (from === null || to === null || from === to) return z.NEVER
    return { hours: { fromMinute: from, toMinute: to } }
  })
