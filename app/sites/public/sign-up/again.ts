import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { mailAgain } from '#tenants/signup/pending.server.ts'
import { doorOf, letterheadOf } from './door.server.ts'
import { AgainForm } from './forms.ts'

/** Mails a new code for the sign-up of this browser. */
export const action = act('public:visit', AgainForm, async page =>
  redirect((await mailAgain(doorOf(page), letterheadOf(page))) ? '/sign-up/code' : '/sign-up'),
)
