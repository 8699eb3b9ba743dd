import { z } from 'zod'
import { receive } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { PasskeyAnswer, passkeyChallenge, signInWithPasskey } from '#tenants/identity/passkeys.server.ts'
import { Problem } from '#tenants/problem.ts'
import { doorOf, ownFormsOnly, startOf, wayIn } from './steps.server.ts'
import { jsonOf, withCookies } from './webauthn.server.ts'

/** The challenge that the browser answers with a passkey of this host. */
export const loader = load('door:open', async page => {
  ownFormsOnly()
  const { options, cookies } = await passkeyChallenge(doorOf(page))
  return withCookies(options, cookies)
})

/** Signs in with the answer. Speaks JSON; the server's origin guard stands in front as before every form. */
export const action = receive('door:open', async page => {
  ownFormsOnly()
  const { response } = await jsonOf(page.request, z.object({ response: PasskeyAnswer }))
  const signIn = await signInWithPasskey(doorOf(page), response)
  if (signIn.outcome !== 'signed_in') throw new Problem('forbidden', 'passkey')
  const next = localPath(page.url.searchParams.get('next'), startOf(page))
  return withCookies({ to: await wayIn(page, signIn.identityId, next) }, signIn.cookies)
})
