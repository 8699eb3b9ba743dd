import { v7 as uuidv7 } from 'uuid'
import { startKiosk } from '#app/modules/attendance/kiosk.server.ts'
import { kioskCookie } from '#tenants/kiosk.server.ts'
import type { School } from '#tenants/school.server.ts'

export const exitPin = '975310'

/** Makes a device a kiosk as staff do, for a browser's context. @param by whose classes they are */
export async function startedKiosk(
  by: School,
  classId: string,
  origin: string,
): Promise<{ id: string; cookie: { name: string; value: string; url: string } }> {
  const id = uuidv7()
  const token = await startKiosk(by, { kioskId: id, name: 'Front door', classIds: [classId], pin: exitPin })
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(kioskCookie(token)) ?? []
  return { id, cookie: { name, value, url: origin } }
}
