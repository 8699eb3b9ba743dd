import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { giveReasons } from '#tenants/access/access.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { RegistersReasonForm } from '../incident-forms.ts'
import { paths } from '../paths.ts'
import { registerClass } from '../registers-reading.server.ts'

/** Says why the office opens a class's registers; each child's guardians will read it. */
export const action = act('health:supervise', RegistersReasonForm, async ({ school, params, form }) => {
  const { kind, month, reason } = form
  const { id, children } = await registerClass(school, idFrom(params.classId), month)
  await giveReasons(
    school,
    children.map(child => child.id),
    'registers',
    reason,
  )
  return redirect(paths.registers(id, { ...(kind ? { kind } : {}), month }))
})
