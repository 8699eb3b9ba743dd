import { z } from 'zod'
import { longestMessage, longestSearch, mostAttachments } from './limits.ts'
import { reportReasons, signs, type View, views } from './policy.ts'

const id = z.uuid()
/** Browsers send nothing for a switch that is off. */
const checkbox = z.coerce.boolean().default(false)
const clock = z.string('ui.field.required').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'ui.field.check')
/** One or several of the same name; browsers send nothing when none is ticked. */
const weekday = z.coerce.number().int().min(1).max(7)

export const MessageForm = z
  .object({
    /** Made by the writer's device, so that what is sent twice is one message. */
    messageId: id,
    /** Browsers send CRLF for every new line, which would count twice. */
    body: z
      .string()
      .overwrite(text => text.replaceAll('\r\n', '\n'))
      .trim()
      .max(longestMessage, 'ui.field.too_long')
      .default(''),
    replyToId: id.optional(),
    mediaIds: z.union([id.transform(one => [one]), z.array(id).max(mostAttachments)]).optional(),
  })
  .refine(({ body, mediaIds }) => body || mediaIds?.length, { path: ['body'], message: 'ui.field.required' })
export type MessageInput = z.output<typeof MessageForm>

export const StartForm = z
  .object({
    kind: z.enum(['child', 'class', 'direct', 'office']),
    /** Of the child, the class or the person; the office has none. */
    about: id.optional(),
  })
  .refine(form => form.kind === 'office' || form.about, { path: ['about'], message: 'ui.field.required' })
export type StartInput = z.output<typeof StartForm>

export const ReadForm = z.object({ seq: z.coerce.number().int().min(0).max(2_000_000_000) })
export const SwitchForm = z.object({ on: z.enum(['yes', 'no']) })
export const PreferencesForm = z.object({ showsTyping: checkbox })
export const AssignForm = z.object({ memberId: id.optional() })
/** Without a sign: takes one's own back. */
export const SignForm = z.object({ sign: z.enum(signs).optional() })
export const ReportForm = z.object({ reason: z.enum(reportReasons, 'ui.field.required') })
/** For verbs that the address says whole. */
export const NothingForm = z.object({})

export const HoursForm = z
  .object({
    officeHours: checkbox,
    days: z.union([weekday.transform(day => [day]), z.array(weekday).max(7)]).default([]),
    from: clock,
    to: clock,
  })
  .refine(form => !form.officeHours || form.days.length > 0, { path: ['days'], message: 'messages.hours.choose_day' })
  .refine(form => form.from < form.to, { path: ['to'], message: 'messages.hours.order' })

/** Where in a list or a conversation a reader is; what makes no sense in an address is as if it were not there. */
export interface Place {
  search: string
  view: View
  before: number | undefined
}

export function placeOf(query: URLSearchParams): Place {
  return {
    search: (query.get('q') ?? '').trim().slice(0, longestSearch),
    view: z.enum(views).catch('all').parse(query.get('show')),
    before: z.coerce
      .number()
      .int()
      .min(1)
      .max(2_000_000_000)
      .optional()
      .catch(undefined)
      .parse(query.get('before') ?? undefined),
  }
}
