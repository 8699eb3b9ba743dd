import { act } from '#app/platform/act.server.ts'
import { CommentForm } from '#app/platform/comments/comment.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { comment } from '../comments.server.ts'
import { settingsOf } from '../settings.ts'

/** Writes under the notice. */
export const action = act('notices:comment', CommentForm, async ({ school, params, form, resolved }) => {
  await comment(school, idFrom(params.noticeId), form, settingsOf(resolved).comments)
  return { written: form.submissionKey }
})
