import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { loader as home } from '#app/routes/home/home.tsx'
import { looksAt } from '#tenants/access/access.server.ts'
import { beginViewing } from '#tenants/people/viewing.server.ts'
import { loader as check } from './routes/check.tsx'
import { action as checks } from './routes/checks.ts'
import { loader as childChecks } from './routes/child-checks.tsx'
import { loader as myCode } from './routes/my-code.tsx'
import { loader as register } from './routes/register.tsx'
import { loader as today } from './routes/today.tsx'
import { type Person, TestRegister } from './test-register.ts'

const look = ({ school, visitor }: Person, { memberId }: Person) =>
  beginViewing(school, memberId, { id: visitor.sessionId, identityId: visitor.identityId ?? randomUUID() })
const hidden = { status: 403, data: { problem: 'kept_private' } }

test('health and codes stay hidden from whoever sees the site as somebody else, and no look is written in their name', async () => {
  const own = await TestRegister.make({ kind: 'kindergarten' })
  const mia = await own.family('Mia')
  const { office, teacher } = own
  const seen = { checkId: uuidv7(), childId: mia.childId, day: own.today, state: 'seen', temperature: '38.5' }
  const fields = Object.fromEntries(Object.entries(seen).map(([name, value]) => [`checks[0].${name}`, value]))
  expect((await teacher.visitor.act(checks, { ...fields, waited: '0' })).status).toBe(200)
  const ofChild = { params: { childId: mia.childId } }
  const ofClass = { params: { classId: own.bees } }

  await look(office, mia)
  expect((await mia.visitor.load(childChecks, '/', ofChild)).data).toMatchObject({ days: [{}] })
  expect(await office.visitor.load(childChecks, '/', ofChild)).toMatchObject(hidden)
  expect(await office.visitor.load(myCode)).toMatchObject(hidden)
  const pages = [await office.visitor.load(home), await office.visitor.load(today)]
  expect(pages.map(({ status }) => status)).toEqual([200, 200])
  expect(JSON.stringify(pages)).not.toContain('38.5')

  await look(office, teacher)
  expect(await office.visitor.load(check, '/', ofClass)).toMatchObject(hidden)
  expect(await office.visitor.load(childChecks, '/', ofChild)).toMatchObject(hidden)
  expect((await office.visitor.load(register, '/', ofClass)).status).toBe(200)
  expect((await looksAt(mia.school, mia.childId)).looks).toEqual([])
})
