import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { translateMessage } from '../translation.server.ts'

/** What a message says in the reader's language. */
export const action = act('messages:view', NothingForm, ({ school, resolved, params, locale }) =>
  translateMessage(school, resolved, idFrom(params.messageId), locale),
)
