import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openConversation } from '#app/modules/messages/opening.server.ts'
import { send } from '#app/modules/messages/sending.server.ts'
import { startTranslator } from '#tenants/translation/test-translator.ts'
import { dropDatabase } from './database.ts'
import { Installation } from './installation.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * A parent reads what a teacher wrote in another language. On an installation of its own, that has a translator.
 */

const database = `cubby_e2e_${process.pid}_translation`
let translator: Awaited<ReturnType<typeof startTranslator>>

test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      translator = await startTranslator()
      const installation = await Installation.start(database, folder, ['migrate'], {
        LIBRETRANSLATE_URL: translator.url,
        LIBRETRANSLATE_API_KEY: 'a-key',
      })
      Object.assign(process.env, installation.variables)
      await use(undefined)
      await installation.stop()
      translator.close()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

const hours = { officeHours: false, days: [], from: '08:00', to: '17:00' }

test('the office switches translation on; a parent taps, reads, goes back to the original, and taps no more', async ({
  browserOf,
}) => {
  const [en, zh] = [words.en, words['zh-Hans']]
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { childId, guardian } = await own.family('Mina')
  const conversationId = await openConversation(teacher.school, { kind: 'child', about: childId })
  const says = (body: string) => send(teacher.school, conversationId, { messageId: randomUUID(), body }, hours)
  await says('See you at the pond')
  const desk = await browserOf({ as: own.owner })
  const phone = await browserOf({ as: guardian, phone: true, locale: 'zh-Hans' })
  const path = `/messages/${conversationId}`
  const button = (name: string) => phone.getByRole('button', { name, exact: true })
  await phone.goto(path)
  await expect(phone.getByText('See you at the pond')).toBeVisible()
  await expect(button(zh('translation.translate'))).toHaveCount(0)

  await desk.goto('/settings/translation')
  await desk.getByRole('button', { name: en('settings.translation.switch_on') }).click()
  await expect(desk.getByText(en('settings.translation.is_on'))).toBeVisible()

  await phone.goto(path)
  await button(zh('translation.translate')).tap()
  await expect(phone.getByText('zh: SEE YOU AT THE POND')).toBeVisible()
  await expect(phone.getByText(zh('translation.by_machine'))).toBeVisible()
  await button(zh('translation.original')).tap()
  await expect(phone.getByText('See you at the pond')).toBeVisible()

  translator.refuse(503)
  await says('Bring your boots')
  await expect(phone.getByText('Bring your boots')).toBeVisible()
  await button(zh('translation.translate')).last().tap()
  await expect(phone.getByText(zh('translation.reason.unavailable'))).toBeVisible()
  await expect(phone.getByText('Bring your boots')).toBeVisible()

  translator.refuse(null)
  await phone.goto('/translation')
  await phone.getByText(zh('translation.own.always')).tap()
  await phone.getByRole('button', { name: zh('ui.action.save') }).tap()
  await expect(phone.getByText(zh('ui.state.saved'))).toBeVisible()
  await phone.goto(path)
  await expect(phone.getByText('zh: BRING YOUR BOOTS')).toBeVisible()
  await expect(phone.getByText('zh: SEE YOU AT THE POND')).toBeVisible()
})
