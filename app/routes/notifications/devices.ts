import { act } from '#app/platform/act.server.ts'
import { deviceOf } from '#tenants/identity/device.ts'
import { sessionOf } from '#tenants/identity/session.server.ts'
import { Problem } from '#tenants/problem.ts'
import { addDevice } from '#tenants/push/devices.server.ts'
import { DeviceForm } from './device-form.ts'

/** POST: this browser shows notices to who is signed in, for as long as they are. */
export const action = act('notifications:choose', DeviceForm, async ({ school, form, request, context }) => {
  const session = await sessionOf(request, context.hostname)
  if (!session) throw new Problem('forbidden', 'no session of this browser')
  const { id, ...subscription } = form
  const device = deviceOf(request.headers.get('user-agent') ?? '')
  await addDevice(school, { id, sessionId: session.id, device, subscription })
  return { id }
})
