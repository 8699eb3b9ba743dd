import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const families = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const

/** What the school tells its families: to read, to confirm or to sign. */
export const notices = defineModule({
  id: 'notices',
  requires: [],
  plan: 'free',
  audience: families,
  icon: 'megaphone',
  order: 15,
  routes: [
    { path: 'notices', file: 'routes/list.tsx' },
    { path: 'notices/new', file: 'routes/new.tsx' },
    { path: 'notices/reach', file: 'routes/reach.ts' },
    { path: 'notices/:noticeId', file: 'routes/notice.tsx' },
    { path: 'notices/:noticeId/edit', file: 'routes/edit.tsx' },
    { path: 'notices/:noticeId/responses', file: 'routes/responses.tsx' },
    { path: 'notices/:noticeId/delivery', file: 'routes/delivery.ts' },
    { path: 'notices/:noticeId/record', file: 'routes/record.tsx' },
    { path: 'notices/:noticeId/record/file', file: 'routes/record-file.ts' },
    { path: 'notices/:noticeId/publication', file: 'routes/publication.ts' },
    { path: 'notices/:noticeId/unpublication', file: 'routes/unpublication.ts' },
    { path: 'notices/:noticeId/withdrawal', file: 'routes/withdrawal.ts' },
    { path: 'notices/:noticeId/restoration', file: 'routes/restoration.ts' },
    { path: 'notices/:noticeId/reading', file: 'routes/reading.ts' },
    { path: 'notices/:noticeId/confirmation', file: 'routes/confirmation.ts' },
    { path: 'notices/:noticeId/signature', file: 'routes/signature.ts' },
    { path: 'notices/:noticeId/chase', file: 'routes/chase.ts' },
    { path: 'notices/:noticeId/comments', file: 'routes/comments.ts' },
    { path: 'notices/versions/:noticeVersionId/translation', file: 'routes/translation.ts' },
    { path: 'notices/comments/:commentId/removal', file: 'routes/comment-removal.ts' },
  ],
  permissions: {
    view: { default: families, ceiling: families },
    write: { default: staff, ceiling: staff },
    answer: { default: ['guardian'], ceiling: ['guardian'] },
    comment: { default: families, ceiling: families },
  },
  support: ['view'],
  events: ['notices.published', 'notices.edited', 'notices.chased', 'notices.commented'],
  reactsTo: [
    'notices.published',
    'notices.edited',
    'notices.chased',
    'notices.commented',
    'attachment.ready',
    'attachment.failed',
  ],
  jobs: ['notices.release', 'notices.record'],
  settings: z.object({ comments: z.boolean().default(true) }),
  notifications: {
    'notices.published': { audience: ['guardian'], default: ['push', 'digest'] },
    'notices.edited': { audience: ['guardian'], default: ['push', 'digest'] },
    'notices.chased': { audience: ['guardian'], default: ['push', 'insist'] },
    'notices.comment': { audience: staff, default: ['digest'] },
  },
  homeCards: [
    { id: 'waiting', audience: ['guardian'] },
    { id: 'progress', audience: staff },
  ],
  timeline: ['answers'],
  record: {
    tables: ['notice_answers'],
    without: {
      notice_families: 'for whom a notice was chosen; what was answered is in the record',
      notice_tagged: 'a tag is the school’s own word',
    },
  },
  tables: [
    'notices',
    'notice_classes',
    'notice_families',
    'notice_tags',
    'notice_tagged',
    'notice_attachments',
    'notice_versions',
    'notice_reads',
    'notice_answers',
    'notice_signatures',
    'notice_chases',
    'notice_comments',
    'notice_translations',
  ],
})

declare module '#tenants/module.ts' {
  interface Modules {
    notices: typeof notices
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    notices: typeof en
  }
}
