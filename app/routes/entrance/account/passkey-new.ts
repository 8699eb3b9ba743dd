import { z } from 'zod'
import { receive } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { notify } from '#tenants/identity/account.server.ts'
import { addPasskey, newPasskeyChallenge } from '#tenants/identity/passkeys.server.ts'
import { Problem } from '#tenants/problem.ts'
import { doorOf, letterheadFor } from '../steps.server.ts'
import { jsonOf, withCookies } from '../webauthn.server.ts'
import { freshSession } from './own.server.ts'

const NewPasskey = z.object({
  response: z.record(z.string(), z.unknown()),
  name: z.string().trim().max(60).default(''),
})

export const loader = load('door:prove', async page => {
  const { identityId } = await freshSession(page)
  const { options, cookies } = await newPasskeyChallenge(doorOf(page), identityId)
  return withCookies(options, cookies)
})

export const action = receive('door:prove', async page => {
  const { identityId } = await freshSession(page)
  const { response, name } = await jsonOf(page.request, NewPasskey)
  if (!(await addPasskey(doorOf(page), identityId, response, name))) throw new Problem('forbidden', 'passkey')
  await notify(identityId, letterheadFor(page), 'passkey')
  return withCookies({ to: '/account/passkeys' }, [])
})
