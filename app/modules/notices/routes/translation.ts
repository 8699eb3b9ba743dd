import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { translateNotice } from '../translation.server.ts'

/** What a wording of a notice says in the reader's language. */
export const action = act('notices:view', NothingForm, ({ school, resolved, params, locale }) =>
  translateNotice(school, resolved, idFrom(params.noticeVersionId), locale),
)
