import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { portalOf } from '#tenants/billing/choosing.server.ts'
import { NothingForm } from './forms.ts'
import { paths } from './paths.ts'

/** To the provider's own page, where an owner changes how they pay. */
export const action = act('billing:manage', NothingForm, async ({ school }) =>
  redirect((await portalOf(school)) ?? paths.plan()),
)
