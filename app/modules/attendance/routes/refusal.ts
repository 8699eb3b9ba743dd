import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { refuse } from '../door.server.ts'
import { RefusalForm } from '../forms.ts'

/** Keeps that somebody came who may not take the child. */
export const action = act('attendance:mark', RefusalForm, async ({ school, params, form }) => {
  await refuse(school, idFrom(params.childId), form)
  return { done: true }
})
