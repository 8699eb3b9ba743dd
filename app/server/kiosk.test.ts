import { randomUUID } from 'node:crypto'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { beforeEach, describe, expect, test } from 'vitest'
import { TestKiosk } from '#app/modules/attendance/test-kiosk.ts'
import { TestRegister } from '#app/modules/attendance/test-register.ts'
import { loader as signIn } from '#app/routes/entrance/sign-in.tsx'
import { loader as home } from '#app/routes/home/home.tsx'
import { loader as serviceWorker } from '#app/routes/offline/service-worker.ts'
import { loader as classes } from '#app/routes/people/classes.tsx'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { kioskPath } from '#tenants/kiosk.server.ts'
import { admitHost } from './context.server.ts'

let own: TestRegister
let kiosk: TestKiosk
beforeEach(async () => {
  own = await TestRegister.make()
  kiosk = await TestKiosk.start(own)
})

describe('a device that is a kiosk', () => {
  test('fetches what browsers do, and finds neither the school’s pages nor its door', async () => {
    expect((await kiosk.device.load(serviceWorker)).status).toBe(200)
    expect((await kiosk.device.load(home)).location).toBe(kioskPath)
    expect((await kiosk.device.load(classes)).status).toBe(404)
    expect((await kiosk.device.load(signIn)).status).toBe(404)
  })

  test('is nothing else even beside somebody’s session, and so cannot be signed in to', async () => {
    const [session] = (
      await openSession(await ensureIdentity(`${randomUUID()}@kiosk.example`), own.place.hostname, 'Test', null)
    ).split(';')
    const incoming = new IncomingMessage(new Socket())
    incoming.headers.host = `${own.place.hostname}:3000`
    incoming.headersDistinct.host = [incoming.headers.host]
    const request = new Request(`http://${own.place.hostname}:3000/`, {
      headers: { cookie: `${session}; kiosk=${kiosk.device.kioskToken}` },
    })
    const admission = await admitHost(incoming, () => request, 'nonce')
    if (!admission.ok) throw new Error(String(admission.status))
    expect(await admission.context.actor()).toMatchObject({ role: 'kiosk', kioskId: kiosk.id, memberId: null })
    expect(await admission.context.identity()).toBeNull()
  })
})
