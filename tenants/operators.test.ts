import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { readOperatorLog } from './operator-log.server.ts'
import { admitOperator, changeRole, colleagues, dismiss, takeOn } from './operators.server.ts'

const address = () => `${uuidv7()}@vendor.example`
const entryOf = async (identityId: string) => (await colleagues()).find(each => each.identityId === identityId)
const actsOn = async (id: string) =>
  (await readOperatorLog({ limit: 200 }))
    .filter(({ detail }) => detail.operator === id.slice(-4))
    .map(each => each.action)

test('an operator lets somebody in, changes what they may do, and closes the console to them; each is in the log once', async () => {
  const robin = await admitOperator(address(), 'operator', 'Robin')
  const newcomer = { email: address(), role: 'support' as const, name: 'Sam' }
  await takeOn(robin, newcomer)
  await takeOn(robin, newcomer)
  const sam = (await colleagues()).find(({ email }) => email === newcomer.email)
  if (!sam) throw new Error('Sam is not listed.')
  expect(sam).toMatchObject({ name: 'Sam', role: 'support', proof: 'none' })
  await changeRole(robin, sam.id, 'operator')
  await changeRole(robin, sam.id, 'operator')
  expect(await entryOf(sam.identityId)).toMatchObject({ role: 'operator' })
  await dismiss(robin, sam.id)
  await expect(dismiss(robin, sam.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await entryOf(sam.identityId)).toBeUndefined()
  expect(await actsOn(sam.id)).toEqual(['operator.dismissed', 'operator.role_changed', 'operator.admitted'])
})

test('nobody changes or dismisses themselves, and support changes nobody', async () => {
  const robin = await admitOperator(address(), 'operator')
  const email = address()
  const kim = await admitOperator(email, 'support')
  const [own, other] = [await entryOf(robin), await entryOf(kim)]
  await expect(dismiss(robin, own?.id ?? '')).rejects.toMatchObject({ code: 'conflict' })
  await expect(changeRole(robin, own?.id ?? '', 'support')).rejects.toMatchObject({ code: 'conflict' })
  await expect(dismiss(kim, own?.id ?? '')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeRole(kim, own?.id ?? '', 'support')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(takeOn(kim, { email, role: 'operator', name: '' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(takeOn(kim, { email: address(), role: 'operator', name: '' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect([await entryOf(robin), await entryOf(kim)]).toEqual([own, other])
})

test('two who dismiss each other at once do not leave nobody', async () => {
  const [robin, kim] = [await admitOperator(address(), 'operator'), await admitOperator(address(), 'operator')]
  const [first, second] = [await entryOf(robin), await entryOf(kim)]
  const both = await Promise.allSettled([dismiss(robin, second?.id ?? ''), dismiss(kim, first?.id ?? '')])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect([await entryOf(robin), await entryOf(kim)].filter(Boolean)).toHaveLength(1)
})
