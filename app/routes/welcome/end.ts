import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { stillToAsk } from '#tenants/consent.server.ts'
import { finishWelcome } from '#tenants/people/welcome.server.ts'

export const action = act('consents:decide', z.object({}), async ({ school }) => {
  if ((await stillToAsk(school)).length > 0) return redirect('/welcome')
  await finishWelcome(school)
  return redirect('/home')
})
