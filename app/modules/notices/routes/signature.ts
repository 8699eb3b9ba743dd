import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { signNotice } from '../answer.server.ts'
import { SignForm } from '../forms.ts'
import { kept } from '../refusal.server.ts'

/** Signs the notice for some of the guardian's children. */
export const action = act('notices:answer', SignForm, async ({ school, params, form }) =>
  kept(await signNotice(school, idFrom(params.noticeId), form, form)),
)
