import { operator } from './demo.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

/* The vendor looks at its figures, and looks for schools by how they are doing. */
for (const locale of ['en', 'zh-Hans'] as const) {
  test(`an operator chooses currency and months, opens the numbers, and narrows the schools, ${locale}`, async ({
    browserOf,
  }) => {
    const t = words[locale]
    const desk = await browserOf({ as: await operator(), locale, phone: locale === 'en' })

    await test.step('figures in the currency and for the months that were chosen', async () => {
      await desk.goto('/figures')
      await expect(desk.getByRole('img').first()).toBeVisible()
      await desk.getByRole('link', { name: 'GBP', exact: true }).click()
      await expect(desk.getByText(t('console.figures.a_month', { currency: 'GBP' })).first()).toBeVisible()
      await desk.getByRole('link', { name: t('console.figures.months', { count: 36 }) }).click()
      await expect(desk).toHaveURL(/span=36&currency=GBP/)
      await desk.getByRole('link', { name: t('console.figures.cohort.active') }).click()
      await expect(desk).toHaveURL(/span=36&currency=GBP&share=active/)
      await desk.getByText(t('console.figures.in_numbers')).first().click()
      await expect(desk.getByRole('table', { name: t('console.figures.mrr_title') })).toBeVisible()
      expect(await violationsOn(desk)).toEqual([])
    })

    await test.step('schools by plan and health', async () => {
      await desk.goto('/schools')
      await desk.getByLabel(t('console.column.plan')).selectOption('plus')
      await expect(desk).toHaveURL(/plan=plus/)
      await expect(desk.getByRole('link', { name: /Sunrise Kindergarten/ })).toBeVisible()
      await desk.getByLabel(t('console.column.health')).selectOption('quiet')
      await expect(desk.getByText(t('console.schools.none'))).toBeVisible()
      await desk.getByLabel(t('console.column.health')).selectOption('')
      await desk.getByRole('searchbox').fill('qing')
      await desk.keyboard.press('Enter')
      await desk.getByRole('link', { name: /qinghe/ }).click()
      await expect(desk.getByRole('heading', { name: t('console.use.title') })).toBeVisible()
      expect(await violationsOn(desk)).toEqual([])
    })
  })
}
