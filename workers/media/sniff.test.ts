import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { fixture, sourceOf } from './fixture.ts'
import { sniff, sniffBytes } from './sniff.ts'

const drawn = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })

describe('what a file is', () => {
  test.each([
    ['gps.jpg', 'photo', 'image/jpeg', 'sharp'],
    ['photo.heic', 'photo', 'image/heic', 'heic'],
    ['video.mp4', 'video', 'video/mp4', 'mov'],
    ['video.mov', 'video', 'video/quicktime', 'mov'],
    ['video.webm', 'video', 'video/webm', 'matroska'],
    ['voice.m4a', 'voice', 'audio/mp4', 'mov'],
    ['voice.mp3', 'voice', 'audio/mpeg', 'mp3'],
    ['voice.ogg', 'voice', 'audio/ogg', 'ogg'],
    ['voice.webm', 'video', 'video/webm', 'matroska'],
  ])('%s is a %s by its content', async (name, kind, mime, opener) => {
    expect(await sniff(sourceOf(fixture(name)))).toEqual({ ok: true, kind, mime, opener })
  })

  test.each(['png', 'webp', 'avif'] as const)('knows %s', async format => {
    const bytes = await drawn.clone().toFormat(format).toBuffer()
    expect(await sniffBytes(bytes)).toEqual({ ok: true, kind: 'photo', mime: `image/${format}`, opener: 'sharp' })
  })

  test('opens a HEIF container of brand mif1 by the codec named in its compatible brands', async () => {
    const avif = Buffer.from(await drawn.clone().avif().toBuffer())
    avif.write('mif1', 8, 'latin1')
    expect(await sniffBytes(avif)).toMatchObject({ mime: 'image/avif', opener: 'sharp' })
    const heic = fixture('photo.heic')
    heic.write('mif1', 8, 'latin1')
    expect(await sniffBytes(heic)).toMatchObject({ mime: 'image/heif', opener: 'heic' })
  })

  test('finds MP3 behind a tag with a large cover', async () => {
    const cover = 300_000
    const size = [cover >> 21, cover >> 14, cover >> 7, cover].map(part => part & 0x7f)
    const tag = Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), Buffer.from(size), Buffer.alloc(cover, 1)])
    const sound = fixture('voice.mp3')
    const plain = sound.subarray(sound.indexOf(Buffer.from([0xff, 0xfb])))
    expect(await sniff(sourceOf(Buffer.concat([tag, plain])))).toMatchObject({ ok: true, opener: 'mp3' })
    expect(await sniff(sourceOf(tag))).toMatchObject({ ok: false, reason: 'type-not-allowed' })
  })
})

describe('what is refused', () => {
  test('an empty file', async () => {
    expect(await sniff(sourceOf(Buffer.alloc(0)))).toEqual({ ok: false, reason: 'empty' })
  })

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG with an XML head', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<!doctype html><html><script>alert(1)</script></html>'],
    ['PDF', '%PDF-1.7\n1 0 obj<<>>endobj'],
    ['GIF', 'GIF89a\x01\0\x01\0\0\0\0;'],
    ['a playlist', '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n'],
    ['a concat script', 'ffconcat version 1.0\nfile /etc/passwd\n'],
    ['TIFF', 'II*\0\x08\0\0\0\0\0\0\0'],
    ['ZIP', 'PK\x03\x04\x14\0\0\0\0\0'],
    ['AVI', 'RIFF\x20\0\0\0AVI LIST'],
    ['plain text', 'dear teacher'],
    ['a program', '\x7fELF\x02\x01\x01\0'],
  ])('%s', async (_, text) => {
    expect(await sniffBytes(Buffer.from(text, 'latin1'))).toMatchObject({ ok: false, reason: 'type-not-allowed' })
  })
})
