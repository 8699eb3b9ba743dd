import { z } from 'zod'
import { act, invalid } from '#app/platform/act.server.ts'
import { newRecoveryCodes } from '#tenants/identity/second-factor.server.ts'
import { doorOf } from '../steps.server.ts'
import { freshSession } from './own.server.ts'

/** Ten new recovery codes, shown in this one answer. */
export const action = act('door:prove', z.object({ password: z.string().max(1_000).optional() }), async page => {
  const { identityId } = await freshSession(page)
  const recoveryCodes = await newRecoveryCodes(doorOf(page), identityId, page.form.password)
  if (!recoveryCodes) throw invalid({ password: 'entrance.two.wrong_password' })
  return { recoveryCodes }
})
