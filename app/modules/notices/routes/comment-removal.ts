import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { removeComment } from '../comments.server.ts'
import { NothingForm } from '../forms.ts'

/** Takes a comment away: one's own, or any under one's own notice. */
export const action = act('notices:comment', NothingForm, async ({ school, params }) => {
  await removeComment(school, idFrom(params.commentId))
  return { done: true }
})
