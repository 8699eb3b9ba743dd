import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const
const office = ['owner', 'office'] as const

/** Talk between families and school. */
export const messages = defineModule({
  id: 'messages',
  requires: [],
  plan: 'free',
  audience: everybody,
  icon: 'message-circle',
  order: 18,
  routes: [
    { path: 'messages', file: 'routes/list.tsx' },
    { path: 'messages/new', file: 'routes/new.tsx' },
    { path: 'messages/reports', file: 'routes/reports.tsx' },
    { path: 'messages/reports/:messageReportId/settlement', file: 'routes/settlement.ts' },
    { path: 'messages/hours', file: 'routes/hours.tsx' },
    { path: 'messages/preferences', file: 'routes/preferences.tsx' },
    { path: 'messages/:conversationId', file: 'routes/conversation.tsx' },
    { path: 'messages/:conversationId/lines', file: 'routes/lines.ts' },
    { path: 'messages/:conversationId/read', file: 'routes/read.ts' },
    { path: 'messages/:conversationId/typing', file: 'routes/typing.ts' },
    { path: 'messages/:conversationId/mute', file: 'routes/mute.ts' },
    { path: 'messages/:conversationId/assignment', file: 'routes/assignment.ts' },
    { path: 'messages/:conversationId/announcing', file: 'routes/announcing.ts' },
    { path: 'messages/lines/:messageId/delivery', file: 'routes/delivery.ts' },
    { path: 'messages/lines/:messageId/retraction', file: 'routes/retraction.ts' },
    { path: 'messages/lines/:messageId/sign', file: 'routes/sign.ts' },
    { path: 'messages/lines/:messageId/report', file: 'routes/report.ts' },
    { path: 'messages/lines/:messageId/translation', file: 'routes/translation.ts' },
  ],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    send: { default: everybody, ceiling: everybody },
    lead: { default: staff, ceiling: staff },
    moderate: { default: office, ceiling: office },
    assign: { default: office, ceiling: office },
    configure: { default: office, ceiling: office },
  },
  support: ['configure'],
  events: ['messages.sent', 'messages.retracted'],
  reactsTo: ['messages.sent', 'messages.retracted', 'attachment.ready', 'attachment.failed'],
  jobs: ['messages.forget_retracted'],
  settings: z.object({
    officeHours: z.boolean().default(true),
    /** Monday is 1, Sunday 7. */
    days: z.array(z.number().int().min(1).max(7)).default([1, 2, 3, 4, 5]),
    from: z.string().default('08:00'),
    to: z.string().default('17:00'),
  }),
  notifications: { 'messages.new': { audience: everybody, default: ['push', 'digest'] } },
  homeCards: [{ id: 'unread', audience: everybody }],
  record: { tables: ['conversations'] },
  tables: [
    'conversations',
    'messages',
    'message_attachments',
    'retracted_messages',
    'message_reactions',
    'conversation_marks',
    'message_preferences',
    'message_reports',
    'message_report_looks',
    'message_translations',
  ],
})

declare module '#tenants/module.ts' {
  interface Modules {
    messages: typeof messages
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    messages: typeof en
  }
}
