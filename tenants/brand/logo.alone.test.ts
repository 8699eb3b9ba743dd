import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { LOGO_BOXES, readLogo } from './logo.server.ts'
import type { LogoRefusal } from './logo-refused.ts'

const green = { r: 47, g: 111, b: 78, alpha: 1 }
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: green } })
const refusal = (reason: LogoRefusal) => ({ name: 'LogoRefused', reason })

/** Noise does not compress, so that cutting a file in half cuts its picture in half. */
const noise = (width: number, height: number) =>
  sharp(Buffer.from(Uint8Array.from({ length: width * height * 3 }, (_, n) => (n * 7919 + ((n * n) % 251)) % 256)), {
    raw: { width, height, channels: 3 },
  })

describe('readLogo', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('encodes a %s anew as WebP and PNG in both sizes', async format => {
    const { svg, files } = await readLogo(await picture(2000, 500).toFormat(format).toBuffer())
    expect(svg).toBeNull()
    expect(files.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['small.webp', 512, 128],
      ['small.png', 512, 128],
      ['large.webp', 1536, 384],
      ['large.png', 1536, 384],
    ])
    for (const { name, type, width, bytes } of files) {
      const found = await sharp(bytes).metadata()
      expect([`image/${found.format}`, found.width]).toEqual([type, width])
      expect(name.endsWith(found.format)).toBe(true)
    }
  })

  test('does not enlarge a small logo', async () => {
    const { files } = await readLogo(await picture(90, 60).png().toBuffer())
    expect(files.every(({ width, height }) => width === 90 && height === 60)).toBe(true)
  })

  test('keeps transparency', async () => {
    const hollow = sharp({ create: { width: 64, height: 64, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } })
    const { files } = await readLogo(await hollow.png().toBuffer())
    for (const { bytes } of files) expect((await sharp(bytes).stats()).isOpaque).toBe(false)
  })

  test('drops camera, place and profile, and turns the picture upright', async () => {
    const jpeg = await picture(300, 100)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Artist: 'A name' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .withIccProfile('p3')
      .toBuffer()
    const before = await sharp(jpeg).metadata()
    expect([before.orientation, before.exif?.includes('A name'), before.icc !== undefined]).toEqual([6, true, true])
    for (const { bytes, width, height } of (await readLogo(jpeg)).files) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
      expect(bytes.includes('A name')).toBe(false)
      expect(height).toBeGreaterThan(width)
    }
  })

  test('drops a script that was hung on behind the picture', async () => {
    const png = await picture(64, 64).png().toBuffer()
    const { files } = await readLogo(Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]))
    for (const { bytes } of files) expect(bytes.includes('<script>')).toBe(false)
  })

  test('turns CMYK and 16-bit pictures into sRGB with 8 bits, in nearly the same colour', async () => {
    const cmyk = await sharp({ create: { width: 200, height: 100, channels: 3, background: green } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer()
    const deep = await picture(200, 100).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    for (const bytes of [cmyk, deep])
      for (const file of (await readLogo(bytes)).files) {
        const { space, depth } = await sharp(file.bytes).metadata()
        expect([space, depth]).toEqual(['srgb', 'uchar'])
        const { channels } = await sharp(file.bytes).stats()
        for (const [n, wanted] of [green.r, green.g, green.b].entries())
          expect(Math.abs((channels[n]?.mean ?? -99) - wanted)).toBeLessThan(20)
      }
  })

  test('refuses a 60-megapixel bomb before decoding it', async () => {
    // The header promises 60 megapixels; there is no picture data at all, so decoding would say "damaged".
    await expect(readLogo(pngHeader(10_000, 6_000))).rejects.toMatchObject(refusal('too-many-pixels'))
  })

  test('refuses moving pictures', async () => {
    const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 9), Buffer.alloc(64 * 64 * 3, 200)])
    const raw = { width: 64, height: 128, channels: 3, pageHeight: 64 } as const
    const webp = await sharp(frames, { raw })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect((await sharp(webp).metadata()).pages).toBe(2)
    await expect(readLogo(webp)).rejects.toMatchObject(refusal('animated'))
    const still = await picture(64, 64).png().toBuffer()
    const control = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    const apng = Buffer.concat([still.subarray(0, 33), control, still.subarray(33)])
    await expect(readLogo(apng)).rejects.toMatchObject(refusal('animated'))
  })

  test('refuses truncated pictures', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const whole = await noise(300, 200).toFormat(format).toBuffer()
      await expect(readLogo(whole.subarray(0, whole.length >> 1))).rejects.toMatchObject(refusal('damaged'))
    }
  })

  test('refuses by content what only pretends to be a picture', async () => {
    const html = Buffer.from(
      '<!doctype html><html><body><svg xmlns="http://www.w3.org/2000/svg"/><script>1</script></body></html>',
    )
    const posing = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), html])
    const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00', 'latin1')
    for (const bytes of [html, gif, Buffer.from('%PDF-1.7\n'), Buffer.from('just text')])
      await expect(readLogo(bytes)).rejects.toMatchObject(refusal('unsupported'))
    await expect(readLogo(posing)).rejects.toMatchObject(refusal('damaged'))
  })

  test('refuses empty, heavy, tiny and thread-like files', async () => {
    await expect(readLogo(Buffer.alloc(0))).rejects.toMatchObject(refusal('empty'))
    await expect(readLogo(Buffer.alloc(9_000_000))).rejects.toMatchObject(refusal('too-large'))
    await expect(readLogo(await picture(16, 16).png().toBuffer())).rejects.toMatchObject(refusal('too-small'))
    await expect(readLogo(await picture(3000, 40).png().toBuffer())).rejects.toMatchObject(refusal('too-narrow'))
  })

  test('takes an SVG whatever it is called, cleans it and draws it sharply', async () => {
    const posing = `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="4" height="1"><script>alert(1)</script><rect width="4" height="1" fill="#2f6f4e"/></svg>`
    const { svg, files, removed } = await readLogo(Buffer.from(posing))
    expect(svg).not.toContain('script')
    expect(removed).toEqual(['script'])
    const large = files.find(({ name }) => name === 'large.png')
    expect([large?.width, large?.height]).toEqual([LOGO_BOXES.large.width, LOGO_BOXES.large.width / 4])
    const { channels } = await sharp(large?.bytes).stats()
    expect(channels.slice(0, 3).map(({ mean }) => mean)).toEqual([47, 111, 78])
  })
})

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = chunk('IDAT', deflateSync(Buffer.alloc(10)))
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
