import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { removePasskey } from '#tenants/identity/passkeys.server.ts'
import { freshSession } from './own.server.ts'

export const action = act('door:prove', z.object({ id: z.uuid() }), async page => {
  const { identityId } = await freshSession(page)
  await removePasskey(identityId, page.form.id)
  return redirectWithToast('/account/passkeys', page.t('entrance.passkeys.removed'))
})
