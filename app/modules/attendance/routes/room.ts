import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { RoomForm } from '../forms.ts'
import { moveTo } from '../room.server.ts'

/** Comes into a class's room, or goes out of it. */
export const action = act('attendance:mark', RoomForm, async ({ school, params, form }) => {
  await moveTo(school, idFrom(params.classId), form)
  return { done: true }
})
