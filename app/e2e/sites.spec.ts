import { eq } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { reportTemplates } from '#db/schema/reports.ts'
import { brands } from '#db/schema/settings.ts'
import { saveBrand } from '#tenants/brand/saving.server.ts'
import { publish } from '#tenants/bus.server.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

/** A school of that owner's besides another of theirs, with a look and a template of its own. */
async function secondOf(first: OwnSchool, name: string): Promise<OwnSchool> {
  const second = await OwnSchool.found(name)
  const { identityId } = first.owner
  await second.inside.write(tx => tx.update(members).set({ identityId }).where(eq(members.id, second.owner.memberId)))
  await publish('member', second.inside.id)
  await saveBrand(second.inside, {
    ...{ colour: '#7a3f87', accent: null, font: 'lexend', corner: 'round' },
    ...{ shortName: null, welcome: 'Come in' },
  })
  const sections = [{ id: 'reports.words', on: true, words: { en: 'Dear family' } }]
  await second.inside.write(tx => tx.insert(reportTemplates).values({ termId: null, sections }))
  return second
}

for (const locale of ['en', 'zh-Hans'] as const)
  test(`an owner of two schools sees both, copies from one to the other and goes there, on a phone (${locale})`, async ({
    browserOf,
    expectComplaints,
  }) => {
    // A form without a tick.
    expectComplaints(/status of 422/)
    const t = words[locale]
    const first = await OwnSchool.found('Acorn House', locale)
    await first.family('Mina')
    const second = await secondOf(first, 'Birch House')
    await second.family('Noah')
    await second.family('Lina')

    const phone = await browserOf({ as: first.owner, phone: true, locale, dark: locale === 'en' })
    await gotoAlive(phone, '/settings')
    await phone.getByRole('link', { name: t('settings.sites.title') }).tap()
    await expect(phone.getByRole('rowheader', { name: /Birch House/ })).toBeVisible()
    const group = phone.getByRole('region', { name: t('sites.together') })
    await expect(group.getByText('3', { exact: true })).toBeVisible()
    expect(await violationsOn(phone)).toEqual([])

    await phone.getByRole('link', { name: `${t('sites.copy')}: Birch House` }).tap()
    await expect(phone.getByRole('heading', { name: t('sites.copy_from', { school: 'Birch House' }) })).toBeVisible()
    expect(await violationsOn(phone)).toEqual([])
    await phone.getByRole('button', { name: t('sites.submit', { here: 'Acorn House' }) }).tap()
    await expect(phone.getByText(t('sites.choose'))).toBeVisible()
    for (const part of [t('sites.part.look'), t('reports.copy.template')])
      await phone.locator('label', { hasText: part }).tap()
    await phone.getByRole('button', { name: t('sites.submit', { here: 'Acorn House' }) }).tap()
    await expect(phone.getByRole('status').filter({ hasText: t('sites.part.look') })).toContainText(
      t('sites.state.done', { count: 3 }),
    )
    await expect(phone.getByRole('checkbox', { name: t('sites.part.look') })).toHaveCount(0)
    const [brand] = await first.inside.read(q => q.select().from(brands))
    // What was not ticked stayed.
    expect(brand).toMatchObject({ colour: '#7a3f87', font: 'lexend', corner: 'round', welcome: null })
    const [template] = await first.inside.read(q => q.select().from(reportTemplates))
    expect(template?.sections).toMatchObject([{ id: 'reports.words', words: { en: 'Dear family' } }])

    await phone.getByRole('link', { name: t('settings.sites.title') }).tap()
    await phone.getByRole('button', { name: `${t('shell.schools.go')}: Birch House` }).tap()
    await phone.waitForURL(`${second.origin}/home`)
  })
