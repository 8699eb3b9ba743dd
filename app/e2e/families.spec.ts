import { members } from '#db/schema/members.ts'
import { publish } from '#tenants/bus.server.ts'
import { OwnSchool } from './people.ts'
import { photos } from './photos.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * A mother on her phone gives her child a face, which the teacher sees in the register, and goes over to her other school signed in.
 * The office lets the child leave, and finds it among the leavers; its mother goes on reading its page.
 */
test('a family’s child gets a face, its mother goes to her other school, and it leaves', async ({ browserOf }) => {
  const [own, other] = [await OwnSchool.found('Willow House'), await OwnSchool.found('Acorn House')]
  const t = words.en
  const teacher = await own.teacher()
  const { childId, guardian } = await own.family('Mia')
  const { identityId } = guardian
  await other.inside.write(tx =>
    tx.insert(members).values({ identityId, role: 'guardian', name: 'Mia’s mother', welcomedAt: new Date() }),
  )
  await publish('member', other.inside.id)

  const phone = await browserOf({ as: guardian, phone: true })
  await phone.goto('/children')
  await phone.getByRole('link', { name: 'Mia Chen' }).click()
  await phone.getByRole('link', { name: t('children.portrait.title') }).click()
  const [photo] = await photos(1)
  await phone
    .getByLabel(t('children.portrait.choose'))
    .setInputFiles({ name: 'face.jpg', mimeType: 'image/jpeg', buffer: photo?.bytes ?? Buffer.alloc(0) })
  await expect(phone.getByText(t('upload.state.ready'))).toBeVisible({ timeout: 30_000 })
  await phone.getByRole('button', { name: t('ui.action.save') }).click()
  await expect(phone.getByText(t('children.portrait.is_set'))).toBeVisible()
  const face = `img[src^="/media/"]`
  await expect(phone.locator(face).first()).toBeVisible()

  const desk = await browserOf({ as: teacher })
  await desk.goto(`/attendance/classes/${own.classId}`)
  await expect(desk.locator(face).first()).toHaveJSProperty('complete', true)
  expect(
    await desk
      .locator(face)
      .first()
      .evaluate(image => (image as HTMLImageElement).naturalWidth),
  ).toBeGreaterThan(0)

  await phone.goto('/more')
  await phone.getByRole('button', { name: `${t('shell.schools.go')}: Acorn House` }).click()
  await phone.waitForURL(`${other.origin}/home`)
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Mia’s mother')
  await phone.goto(`${own.origin}/home`)
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Mia’s mother')

  const office = await browserOf({ as: own.owner })
  await office.goto(`/people/children/${childId}`)
  await office.getByRole('button', { name: t('people.child.release') }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel(t('people.field.because')).selectOption(t('people.because.moved_away'))
  await dialog.getByRole('button', { name: t('people.child.release') }).click()
  await expect(office.getByRole('button', { name: t('people.take_back') })).toBeVisible()
  await office.goto('/people/leavers')
  await expect(office.getByText(t('people.because.moved_away'))).toBeVisible()
  await phone.goto(`${own.origin}/children/${childId}`)
  await expect(phone.getByRole('heading', { level: 1, name: 'Mia Chen' })).toBeVisible()
})
