import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { brands } from '#db/schema/settings.ts'
import { putArtwork, readArtwork, removeArtwork } from '#tenants/brand/artwork.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { as } from '#tenants/people/test-people.ts'
import { found } from '#tenants/problem.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { compareSites, copyParts } from './copying.server.ts'

const store = await temporaryStore()
afterAll(store.remove)

const picture = (background: string) =>
  sharp({ create: { width: 80, height: 60, channels: 3, background } })
    .png()
    .toBuffer()
const side = async (site: TestSchool) => {
  const { memberId } = await site.member('owner')
  return { school: as(site.inside, 'owner', memberId), resolved: found(await resolveSchool(site.id)) }
}
const brandOf = async (site: TestSchool) => found((await site.inside.read(q => q.select().from(brands)))[0])

test('a logo is copied as files of the school’s own, which stay when the other school takes its away', async () => {
  const [here, there] = [await TestSchool.make(), await TestSchool.make()]
  const [from, to] = [await side(there), await side(here)]
  await putArtwork(there.inside, 'logo', await picture('#7a3f87'))
  await putArtwork(here.inside, 'logo', await picture('#2f7d5b'))
  await putArtwork(here.inside, 'mark', await picture('#2f7d5b'))
  const before = await brandOf(here)
  const offered = found((await compareSites(from, to)).find(({ id }) => id === 'logo'))
  expect(offered.changes.map(({ kind }) => kind)).toEqual(['replaced'])
  for (const state of ['done', 'same']) expect(await copyParts(from, to, [offered])).toMatchObject([{ state }])
  const after = await brandOf(here)
  expect(after).toMatchObject({ logoKind: 'raster', logoWidth: before.logoWidth, markId: before.markId })
  await removeArtwork(there.inside, 'logo')
  expect(await readArtwork(there.id, after.logoId ?? '', 'small.webp')).toBeNull()
  const bytes = found(await readArtwork(here.id, after.logoId ?? '', 'large.png'))
  const { dominant } = await sharp(bytes).stats()
  expect(Math.abs(dominant.r - 0x7a)).toBeLessThan(12)
  expect(await readArtwork(here.id, before.logoId ?? '', 'large.png'), 'the one before is gone').toBeNull()
  expect((await compareSites(from, to)).find(({ id }) => id === 'logo')?.state).toBe('nothing')
})
