import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { v7 as uuidv7 } from 'uuid'
import { children, enrolments } from '#db/schema/children.ts'
import { mostReads } from '#tenants/access/brake.server.ts'
import { setPassword } from '#tenants/identity/identities.server.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

const t = words.en
const password = 'seven green tortoises'

test('an account that opens the health data of more than fifty children is stopped, goes on after its second proof, and the head is told', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  await setPassword(teacher.identityId, password)
  const { classId } = own
  const ids = Array.from({ length: mostReads + 1 }, () => uuidv7())
  await own.inside.write(async tx => {
    await tx.insert(children).values(ids.map(id => ({ id, firstName: 'Kim', lastName: 'Lee' })))
    await tx.insert(enrolments).values(ids.map(childId => ({ childId, classId, startsOn: '2020-01-01' })))
  })
  const page = await browserOf({ phone: true })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const typeAddressAndPassword = async () => {
    await page.getByLabel(t('entrance.field.email')).fill(teacher.email)
    await press(t('entrance.sign_in.go_on'))
    await page.getByLabel(t('entrance.field.password'), { exact: true }).fill(password)
    await press(t('entrance.password.go_on'))
  }
  await page.goto(`${own.origin}/account/second-factor`)
  await typeAddressAndPassword()
  await page.getByLabel(t('entrance.password.current'), { exact: true }).fill(password)
  await press(t('entrance.two.begin'))
  const key = await page.getByLabel(t('entrance.two.key'), { exact: true }).inputValue()
  const code = () => createOTP(new TextDecoder().decode(base32.decode(key))).totp()
  await page.getByLabel(t('entrance.two.confirm')).fill(await code())
  await press(t('entrance.two.turn_on'))
  await expect(page.getByText(t('entrance.two.is_on'))).toBeVisible()

  const list = `/health/classes/${classId}/vaccinations`
  await page.goto(`${own.origin}${list}`)
  await expect(page.getByRole('heading', { name: 'Stopped for a moment' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await typeAddressAndPassword()
  await page.getByLabel(t('entrance.second.code')).fill(await code())
  await press(t('entrance.sign_in.go_on'))
  await press('Go on')
  await page.waitForURL(`${own.origin}${list}`)
  await expect(page.getByText('Kim Lee').first()).toBeVisible()

  const head = await browserOf({ as: own.owner })
  await gotoAlive(head, '/notifications')
  await expect(head.getByText('Tess Teacher was stopped')).toBeVisible()
  await gotoAlive(head, '/access/brakes')
  await expect(head.getByText('Goes on again')).toBeVisible()
})
