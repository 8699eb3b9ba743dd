import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { dismissChecklist } from '#tenants/checklist.server.ts'

export const action = act('school:settings', z.object({}), async ({ school }) => {
  await dismissChecklist(school)
  return redirect('/home')
})
