import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

test('with keys alone a sheet of the register opens, closes, and leads back to its child', async ({ browserOf }) => {
  const t = words.en
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  await own.family('Mina')
  const page = await browserOf({ as: teacher })
  await gotoAlive(page, `/attendance/classes/${own.classId}`)
  const more = page.getByRole('button', { name: t('attendance.register.more', { name: 'Mina' }) })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(more).toBeFocused()
})
