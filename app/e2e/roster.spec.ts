import type { Locator, Page } from '@playwright/test'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { csv } from '#tenants/people/import/test-roster.ts'
import { workbookOf } from '#tenants/people/import/test-workbook.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * An office imports its list: at a desk a CSV whose days have to be asked about, on a phone a Chinese workbook with a mistake in it.
 * Nothing is there before the last button, and everything is gone when it is taken back.
 */

test('a list in CSV at a desk: asked how days are written, imported, taken back', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const t = words.en
  const page = await browserOf({ as: own.owner })
  await page.goto('/people')
  await page
    .getByRole('link', { name: t('people.children.import') })
    .first()
    .click()
  await send(page, 'people.import.check', {
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: csv(
      'First name,Last name,Date of birth,Class,Parent,Relation,E-mail,Shoe size',
      'Poppy,Adler,5/3/2022,Starfish,Jane Adler,mother,jane@mail.example,27',
      'Otto,Adler,6/4/2023,Sunflowers,Jane Adler,mother,JANE@mail.example,24',
      'Otto,Adler,6/4/2023,Sunflowers,Jane Adler,mother,jane@mail.example,24',
      `=cmd|' /C calc'!A0,Baker,7/2/2022,Starfish,,,,`,
    ),
  })
  await expect(page.getByText(t('people.import.obstacle.order_unknown_text'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('people.import.make', { count: 3 }) })).toBeHidden()
  await page.getByText(t('people.import.order_dmy')).click()
  await page.getByRole('button', { name: t('people.import.apply') }).click()
  await expect(page.getByRole('row', { name: /Poppy Adler.*(5 Mar 2022|Mar 5, 2022).*Starfish/ })).toBeVisible()
  await expect(page.getByText(t('people.import.is_twice', { line: 4, name: 'Otto Adler', of: 3 }))).toBeVisible()
  await expect(page.getByText('Starfish', { exact: true }).first(), 'the class that will be opened').toBeVisible()
  expect(await childrenOf(own.inside)).toEqual([])

  await page.getByRole('button', { name: t('people.import.make', { count: 3 }) }).click()
  await expect(page.getByRole('heading', { name: t('people.import.done') })).toBeVisible()
  await expect(page.getByText(t('people.import.made_guardians', { count: 1 }))).toBeVisible()
  expect((await childrenOf(own.inside)).map(child => [child.firstName, child.birthDate])).toEqual([
    [`=cmd|' /C calc'!A0`, '2022-02-07'],
    ['Otto', '2023-04-06'],
    ['Poppy', '2022-03-05'],
  ])
  await page.getByRole('button', { name: t('people.import.undo') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('people.import.undo') })
    .click()
  await expect(page.getByText(t('people.import.undone_whole'))).toBeVisible()
  expect(await childrenOf(own.inside)).toEqual([])

  await page.goto('/people/import')
  await send(page, 'people.import.check', {
    name: 'next.csv',
    mimeType: 'text/csv',
    buffer: csv('Shoe size,First name,Last name,Date of birth', '25,Ida,Adler,8/9/2022'),
  })
  await expect(
    page.getByText(t('people.import.obstacle.order_unknown_text')),
    'other headers, asked anew',
  ).toBeVisible()
})

test('a Chinese workbook on a phone: the mistake is said by line and column, the next file comes in', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found('柳树幼儿园', 'zh-Hans')
  const t = words['zh-Hans']
  const page = await browserOf({ as: own.owner, phone: true, locale: 'zh-Hans' })
  const workbook = (day: string) => ({
    name: '名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbookOf([
      ['小一班花名册'],
      ['姓名', '出生日期', '班级', '母亲姓名', '母亲电话'],
      ['王小明', { serial: 44260 }, '小一班', '李丽', 13800138000],
      ['欧阳娜娜', day, '小一班', '周敏', '139 0013 9000'],
    ]),
  })
  await page.goto('/people/import')
  await send(page, 'people.import.check', workbook('2023年2月29日'), 'zh-Hans')
  const problems = page.getByRole('table', { name: t('people.import.problems', { count: 1 }) })
  await expect(
    problems.getByRole('rowheader', { name: `${t('people.import.line_of', { line: 4 })} · B` }),
  ).toBeVisible()
  await expect(problems.getByText(t('people.import.problem.no_such_day'))).toBeVisible()
  await expect(page.getByRole('button', { name: /^导入/ })).toBeHidden()
  await page.getByRole('button', { name: t('people.import.drop_roster') }).click()
  await expect(page).toHaveURL(/\/people\/import$/)

  await send(page, 'people.import.check', workbook('2022年2月28日'), 'zh-Hans')
  await page.getByRole('button', { name: t('people.import.make', { count: 2 }) }).click()
  await expect(page.getByRole('heading', { name: t('people.import.done') })).toBeVisible()
  expect((await childrenOf(own.inside)).map(child => [child.lastName, child.firstName, child.birthDate])).toEqual([
    ['欧阳', '娜娜', '2022-02-28'],
    ['王', '小明', '2021-03-05'],
  ])
})

test('a file that was chosen before the page had come alive is taken', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const t = words.en
  const page = await browserOf({ as: own.owner })
  let scriptsArrive = () => {}
  const slowNetwork = new Promise<void>(resolve => {
    scriptsArrive = resolve
  })
  await page.route('**/*.js', async route => {
    await slowNetwork
    await route.continue()
  })
  await page.goto('/people/import', { waitUntil: 'commit' })
  await page.locator('input[type=file]').setInputFiles({
    name: 'autumn.csv',
    mimeType: 'text/csv',
    buffer: csv('First name,Last name,Class', 'Poppy,Adler,Sunflowers'),
  })
  await expect(page.getByText('autumn.csv')).toBeHidden()
  scriptsArrive()
  await expect(page.getByText('autumn.csv')).toBeVisible()
  await page.getByRole('button', { name: t('people.import.check') }).click()
  await expect(page.getByRole('row', { name: /Poppy Adler.*Sunflowers/ })).toBeVisible()
})

async function send(
  page: Page,
  button: MessageKey,
  file: { name: string; mimeType: string; buffer: Buffer },
  locale: 'en' | 'zh-Hans' = 'en',
): Promise<void> {
  const input: Locator = page.locator('input[type=file]')
  await input.setInputFiles(file)
  await page.getByRole('button', { name: words[locale](button) }).click()
  await expect(page).toHaveURL(/\/people\/imports\/[0-9a-f-]{36}$/)
}
