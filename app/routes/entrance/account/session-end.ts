import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { endSession } from '#tenants/identity/session.server.ts'
import { ownSession } from './own.server.ts'

export const action = act('door:account', z.object({ id: z.uuid() }), async page => {
  const { identityId } = await ownSession(page)
  await endSession(identityId, page.form.id)
  return redirectWithToast('/account/sessions', page.t('entrance.sessions.ended'))
})
