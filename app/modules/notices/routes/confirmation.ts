import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { confirmNotice } from '../answer.server.ts'
import { ConfirmForm } from '../forms.ts'
import { kept } from '../refusal.server.ts'

/** Confirms the notice for some of the guardian's children. */
export const action = act('notices:answer', ConfirmForm, async ({ school, params, form }) =>
  kept(await confirmNotice(school, idFrom(params.noticeId), form)),
)
