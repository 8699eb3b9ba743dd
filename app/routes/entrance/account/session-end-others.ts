import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { endSessions } from '#tenants/identity/session.server.ts'
import { EmptyForm } from '../forms.ts'
import { ownSession } from './own.server.ts'

/** Signs out everywhere but here: for a lost phone. */
export const action = act('door:account', EmptyForm, async page => {
  const session = await ownSession(page)
  await endSessions(session.identityId, session.id)
  return redirectWithToast('/account/sessions', page.t('entrance.sessions.ended_all'))
})
