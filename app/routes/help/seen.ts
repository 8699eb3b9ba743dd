import { act } from '#app/platform/act.server.ts'
import { noteSeen } from '#tenants/help/seen.server.ts'
import { EmptyForm } from './forms.ts'

/** POST: one has read what is new. */
export const action = act('help:news', EmptyForm, async ({ school }) => {
  await noteSeen(school)
  return { seen: true }
})
