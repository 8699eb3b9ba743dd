import { act } from '#app/platform/act.server.ts'
import { CommentForm } from '#app/platform/comments/comment.ts'
import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { comment, commentsOn } from '../comments.server.ts'
import { allowedTo } from '../policy.ts'
import { settingsOf } from '../settings.ts'

/** What was written under a photo, as JSON. */
export const loader = load('albums:view', async ({ school, actor, params, resolved }) => {
  const allowed = allowedTo(actor.role, settingsOf(resolved))
  return Response.json({ comments: await commentsOn(school, idFrom(params.itemId), allowed) })
})

/** Writes under it. */
export const action = act('albums:respond', CommentForm, async ({ school, actor, params, form, resolved }) => {
  await comment(school, idFrom(params.itemId), form, allowedTo(actor.role, settingsOf(resolved)))
  return { written: form.submissionKey }
})
