import { readdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { fixture, keep, sourceOf } from './fixture.ts'
import { prepareMedia } from './prepare.server.ts'

/** Set before sharp is loaded, as native libraries look this up once. */
const directory = vi.hoisted(() => {
  const { mkdtempSync } = process.getBuiltinModule('node:fs')
  const made = mkdtempSync(`${process.getBuiltinModule('node:os').tmpdir()}/media-rest-`)
  process.env.TMPDIR = made
  return made
})

/** The picture most in need of room: more than the 100 MB that libvips keeps in memory by choice, interlaced, to be turned. */
function large(): Promise<Buffer> {
  return sharp({ create: { width: 7000, height: 6000, channels: 3, background: 'teal' } })
    .withMetadata({ orientation: 6 })
    .png({ progressive: true, compressionLevel: 1 })
    .toBuffer()
}

test('no file ever appears in the directory for temporary files, whatever is prepared', async () => {
  const photo = await large()
  const appeared: string[] = []
  const watcher = watch(directory)
  const closing = new Promise<void>(resolve => {
    watcher.on('change', (_, name) => {
      if (name === 'end') resolve()
      else appeared.push(String(name))
    })
  })
  const names = ['gps.jpg', 'photo.heic', 'video.mp4', 'video.mov', 'video.webm', 'voice.m4a', 'voice.webm']
  for (const file of [photo, ...names.map(fixture)]) await prepareMedia(sourceOf(file), keep().sink)
  // Events come in order: once this one is seen, all earlier ones were.
  writeFileSync(join(directory, 'end'), '')
  await closing
  watcher.close()
  expect(appeared).toEqual([])
  expect(readdirSync(directory)).toEqual(['end'])
})
