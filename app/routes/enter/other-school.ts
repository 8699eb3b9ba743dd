import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { ownSession } from '#app/routes/entrance/account/own.server.ts'
import { visitor } from '#tenants/actor.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { handOver } from '#tenants/identity/handover.server.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { ownSchool } from '#tenants/identity/schools.server.ts'
import { School } from '#tenants/school.server.ts'

const EnteringForm = z.object({ schoolId: z.uuid() })

/** Goes to another of one's own schools, signed in. Where that is, the school's row says and not the form. */
export const action = act('account:own', EnteringForm, async page => {
  const { identityId, strong } = await ownSession(page)
  await spend({ 'account.identity': identityId })
  const { facts } = await ownSchool(identityId, page.form.schoolId)
  return redirect(await handOver(identityId, await mainHostname(new School(facts, visitor)), { strong }))
})
