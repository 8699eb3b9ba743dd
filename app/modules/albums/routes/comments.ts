import { act } from '#app/platform/act.server.ts'
import { CommentForm } from '#app/platform/comments/comment.ts'
import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { comment, commentsOn } from '../comments.server.ts'
import { settingsOf } from '../settings.ts'

/** What was written under a photo, as JSON. */
export const loader = load('albums:view', async ({ school, params, resolved }) =>
  Response.json({ comments: await commentsOn(school, idFrom(params.itemId), settingsOf(resolved)) }),
)

/** Writes under it. */
export const action = act('albums:respond', CommentForm, async ({ school, params, form, resolved }) => {
  await comment(school, idFrom(params.itemId), form, settingsOf(resolved))
  return { written: form.submissionKey }
})
