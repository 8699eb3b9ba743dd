import { act } from '#app/platform/act.server.ts'
import { requestCode } from '#tenants/identity/sign-in.server.ts'
import { EmptyForm } from './forms.ts'
import { newcomerOf } from './newcomer.server.ts'
import { doorOf, goOn, letterheadFor, typedBefore } from './steps.server.ts'

/** Mails a code to the address typed before. The answer is the same whether somebody has it or not. */
export const action = act('door:open', EmptyForm, async page => {
  const step = await typedBefore(page)
  await requestCode(doorOf(page), step.email, letterheadFor(page), (await newcomerOf(page, step.next)) !== null)
  return goOn(page, '/sign-in/code', step)
})
