import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { comment } from '../comments.server.ts'
import { CommentForm } from '../forms.ts'
import { settingsOf } from '../settings.ts'

/** Writes under the notice. */
export const action = act('notices:comment', CommentForm, async ({ school, params, form, resolved }) => {
  await comment(school, idFrom(params.noticeId), form, settingsOf(resolved).comments)
  return { written: form.submissionKey }
})
