import { describe, expect, test } from 'vitest'
import { loader as feed } from '#app/modules/albums/routes/feed.tsx'
import { action as heart } from '#app/modules/albums/routes/heart.ts'
import { TestSchool } from '#app/platform/test-context.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { loader as file } from '../brand/file.ts'
import { loader as webManifest } from '../brand/web-manifest.ts'
import { loader as editor, action as saveLook } from './brand.tsx'
import { action as claim } from './domain/domains.tsx'
import { loader as hub } from './hub.tsx'
import { action as upload } from './logo.tsx'
import { action as removeLogo } from './logo-removal.ts'
import { action as saveModule } from './module.tsx'
import { action as flip } from './switch.ts'

const look = { colour: '#B23A48', font: 'lexend', corner: 'round', shortName: 'Hill', welcome: '' }
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90"><script>alert(1)</script><rect width="300" height="90" fill="#b23a48"/></svg>'
const drawing = () => new File([svg], 'logo.svg', { type: 'image/svg+xml' })

describe('who may', () => {
  test.each([['teacher'], ['guardian']] as const)('a %s is kept out of every settings page and act', async role => {
    const school = await TestSchool.make()
    const somebody = await school.member(role)
    for (const loader of [hub, editor]) expect((await somebody.load(loader)).status).toBe(403)
    expect((await somebody.act(saveLook, look)).status).toBe(403)
    expect((await somebody.act(flip, {}, '/', { params: { moduleId: 'albums' } })).status).toBe(403)
    expect((await resolveSchool(school.id))?.brand).toBeNull()
  })

  test('a visitor is led to the sign-in and back', async () => {
    const school = await TestSchool.make()
    expect((await school.stranger.load(hub, '/settings')).location).toBe('/sign-in?next=%2Fsettings')
    expect((await school.stranger.act(saveLook, look)).status).toBe(401)
  })
})

describe('the look', () => {
  test('is on every page from the next request, with a new version', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('owner')
    const before = await resolveSchool(school.id)
    expect(before?.brand).toBeNull()
    expect((await owner.act(saveLook, look)).location).toBe('/settings/brand')
    const first = (await resolveSchool(school.id))?.brand
    expect(first).toMatchObject({
      colour: '#b23a48',
      accent: null,
      font: 'lexend',
      corner: 'round',
      shortName: 'Hill',
      welcome: null,
    })
    await owner.act(saveLook, { ...look, ownAccent: 'on', accent: '#00ff00' })
    const second = (await resolveSchool(school.id))?.brand
    expect(second).toMatchObject({ accent: '#00ff00', version: (first?.version ?? 0) + 1 })
  })

  test('takes no colour that is none, and says so at the field', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('owner')
    for (const colour of ['red', '#12', 'url(https://example.org)', '#b23a48;}']) {
      const answer = await owner.act(saveLook, { ...look, colour })
      expect(answer.status).toBe(422)
      expect(answer.data).toMatchObject({
        submission: { error: { colour: ['Please give a colour such as #2f7d5b.'] } },
      })
    }
  })
})

describe('logo and icon', () => {
  test('a drawing is cleaned, shown with its size, and replaced files are gone', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('office')
    expect((await owner.act(upload, { artwork: 'logo', file: drawing() })).location).toBe('/settings/logo')
    const brand = (await resolveSchool(school.id))?.brand
    expect(brand).toMatchObject({ logoKind: 'svg', logoWidth: 512 })
    const shown = await school.stranger.load(file, '/', {
      params: { version: String(brand?.version), file: 'logo.svg' },
    })
    expect(shown.headers.get('cache-control')).toContain('immutable')
    expect(String(shown.data)).not.toContain('script')
    const old = await school.stranger.load(file, '/', { params: { version: '0', file: 'logo.png' } })
    expect([old.status, old.headers.get('content-type'), old.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'public, max-age=300',
    ])
    await owner.act(removeLogo, { artwork: 'logo' })
    expect((await school.stranger.load(file, '/', { params: { version: '9', file: 'logo.svg' } })).status).toBe(404)
  })

  test('what is no picture is refused at its field', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('owner')
    const answer = await owner.act(upload, {
      artwork: 'mark',
      file: new File(['not a picture'], 'icon.png', { type: 'image/png' }),
    })
    expect(answer.status).toBe(422)
    expect(answer.data).toMatchObject({ submission: { error: { mark: [expect.stringContaining('none of SVG')] } } })
    expect((await owner.act(upload, { artwork: 'logo' })).status).toBe(422)
  })

  test('every icon that a page or the manifest names is there for whoever comes by', async () => {
    const school = await TestSchool.make({ name: 'Sunny Hill' })
    const manifest = await school.stranger.load(webManifest)
    const { icons, name } = manifest.data as { name: string; icons: { src: string; type: string }[] }
    expect(name).toBe('Sunny Hill')
    const named = [...icons.map(icon => icon.src.split('/').at(-1) ?? ''), 'favicon-32.png', 'apple-touch-icon.png']
    for (const icon of named) {
      const answer = await school.stranger.load(file, '/', { params: { version: '0', file: icon } })
      expect([icon, answer.status, answer.headers.get('content-type')]).toEqual([icon, 200, 'image/png'])
    }
    expect((await school.stranger.load(file, '/', { params: { version: '0', file: '../../secrets' } })).status).toBe(
      404,
    )
  })
})

describe('the switchboard', () => {
  test('off is off at once: the page, its data request and its acts are 404; on brings it back', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('owner')
    const params = { moduleId: 'albums' }
    expect((await owner.load(feed, '/albums')).status).toBe(200)
    expect((await owner.act(flip, {}, '/', { params })).location).toBe('/settings/modules')
    expect((await owner.load(feed, '/albums')).status).toBe(404)
    expect((await owner.load(feed, '/albums.data?_routes=routes%2Ffeed')).status).toBe(404)
    expect(
      (await owner.act(heart, { on: 'yes' }, '/albums/items/x/heart', { params: { itemId: crypto.randomUUID() } }))
        .status,
    ).toBe(404)
    await owner.act(flip, { on: 'on' }, '/', { params })
    expect((await owner.load(feed, '/albums')).status).toBe(200)
  })

  test('settings stay what they were while it is off', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('owner')
    const params = { moduleId: 'albums' }
    await owner.act(saveModule, { on: ['hearts'] }, '/', { params })
    await owner.act(flip, {}, '/', { params })
    await owner.act(flip, { on: 'on' }, '/', { params })
    expect((await resolveSchool(school.id))?.settings.get('albums')).toEqual({
      comments: false,
      hearts: true,
      relatives: false,
      relativesSeeClass: false,
      watermark: false,
    })
  })

  test('a module that there is not is 404', async () => {
    const school = await TestSchool.make()
    const owner = await school.member('owner')
    expect((await owner.act(flip, { on: 'on' }, '/', { params: { moduleId: 'telepathy' } })).status).toBe(404)
  })
})

test('a domain that cannot be theirs is refused at the field', async () => {
  const school = await TestSchool.make()
  const owner = await school.member('owner')
  for (const domain of ['localhost', 'co.uk', '10.0.0.1', 'a b', 'school.local']) {
    const answer = await owner.act(claim, { domain })
    expect([domain, answer.status]).toEqual([domain, 422])
  }
  expect((await owner.act(claim, { domain: 'Families.Sunny-Hill.org' })).location).toBe('/settings/domain')
})
