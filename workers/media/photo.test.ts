import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { Permanent } from '#workers/failure.ts'
import { fixture, keep, sourceOf } from './fixture.ts'
import { prepareMedia } from './prepare.server.ts'

/** A gradient with a red left half, so that turning, cropping and colour faults show. */
function drawn(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const left = x < width / 2
      data.set(
        [left ? 220 : 30, (y * 255) / height, left ? 40 : 200, 128].slice(0, channels),
        (y * width + x) * channels,
      )
    }
  }
  return sharp(data, { raw: { width, height, channels } })
}

async function prepared(file: Buffer) {
  const { sink, kept } = keep()
  const result = await prepareMedia(sourceOf(file), sink)
  return { result, kept }
}

async function colourAt(webp: Buffer | undefined, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
  return [...data.subarray(at, at + 3)]
}

function near(colour: number[], expected: number[], by = 12): boolean {
  return colour.every((value, index) => Math.abs(value - (expected[index] ?? Number.NaN)) <= by)
}

describe('a photo', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s becomes three WebP files and a ThumbHash', async format => {
    const { result, kept } = await prepared(await drawn(2000, 1000).toFormat(format).toBuffer())
    expect(result).toMatchObject({ kind: 'photo', mime: `image/${format}`, width: 1600, height: 800 })
    expect(result.variants.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['w1600', 1600, 800],
      ['w800', 800, 400],
      ['w320', 320, 160],
    ])
    for (const { variant, bytes } of kept.values()) {
      const { format: written, width, height } = await sharp(bytes).metadata()
      expect({ written, width, height, bytes: bytes.length }).toEqual({
        written: 'webp',
        width: variant.width,
        height: variant.height,
        bytes: variant.bytes,
      })
      expect(near(await colourAt(bytes, 0.2, 0.5), [220, 127, 40])).toBe(true)
      expect(near(await colourAt(bytes, 0.8, 0.5), [30, 127, 200])).toBe(true)
    }
    expect(result.kind === 'photo' && Buffer.from(result.thumbhash, 'base64').length).toBeGreaterThan(10)
  })

  test('is never enlarged', async () => {
    const { result } = await prepared(await drawn(300, 200).png().toBuffer())
    expect(result.variants.map(({ width, height }) => [width, height])).toEqual([
      [300, 200],
      [300, 200],
      [300, 200],
    ])
  })

  test('as long as a panorama stays within 1600 pixels', async () => {
    const { result } = await prepared(await drawn(18_000, 100).png().toBuffer())
    expect(result).toMatchObject({ width: 1600, height: 9 })
  })

  test('of one pixel works', async () => {
    expect((await prepared(await drawn(1, 1).png().toBuffer())).result).toMatchObject({ width: 1, height: 1 })
  })

  test('comes out upright, without EXIF, GPS, XMP and colour profile', async () => {
    const file = fixture('gps.jpg')
    const before = await sharp(file).metadata()
    expect(before).toMatchObject({ orientation: 6, width: 600, height: 400 })
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true)
    expect(file.includes('SecretCam')).toBe(true)
    const { result, kept } = await prepared(file)
    expect(result).toMatchObject({ width: 400, height: 600 })
    expect(kept.size).toBe(3)
    for (const { bytes } of kept.values()) {
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
      expect([exif, xmp, icc, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
      expect(bytes.includes('Secret')).toBe(false)
    }
  })

  test('that moves gives its first frame', async () => {
    const frames = Buffer.concat([Buffer.alloc(60 * 60 * 3, 250), Buffer.alloc(60 * 60 * 3, 5)])
    const moving = await sharp(frames, { raw: { width: 60, height: 120, channels: 3, pageHeight: 60 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const { result, kept } = await prepared(moving)
    expect(result).toMatchObject({ width: 60, height: 60 })
    expect((await sharp(kept.get('w320')?.bytes).metadata()).pages ?? 1).toBe(1)
    expect(near(await colourAt(kept.get('w320')?.bytes, 0.5, 0.5), [250, 250, 250])).toBe(true)
  })

  test.each([
    ['CMYK', () => drawn(400, 300).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), 40],
    ['16 bits a channel', () => drawn(400, 300).toColourspace('rgb16').png().toBuffer(), 12],
    ['Display P3', () => drawn(400, 300).withIccProfile('p3').jpeg().toBuffer(), 12],
    ['alpha', () => drawn(400, 300, 4).png().toBuffer(), 12],
    ['a palette', () => drawn(400, 300).png({ palette: true }).toBuffer(), 24],
    ['progressive scans', () => drawn(400, 300).jpeg({ progressive: true }).toBuffer(), 12],
  ])('with %s keeps its colours', async (_, file, tolerance) => {
    const { kept } = await prepared(await file())
    expect(await sharp(kept.get('w1600')?.bytes).metadata()).toMatchObject({ space: 'srgb', depth: 'uchar' })
    const colour = await colourAt(kept.get('w1600')?.bytes, 0.2, 0.5)
    expect(near(colour, [220, 127, 40], tolerance), String(colour)).toBe(true)
  })

  test('keeps its transparency', async () => {
    const { kept } = await prepared(await drawn(400, 300, 4).png().toBuffer())
    for (const { bytes } of kept.values()) expect((await sharp(bytes).stats()).isOpaque).toBe(false)
  })

  test.each([
    ['8', 'b-w'],
    ['16', 'grey16'],
  ] as const)('in grey of %s bits works', async (_, space) => {
    const { kept } = await prepared(await drawn(400, 300).greyscale().toColourspace(space).png().toBuffer())
    const [red = 0, green = 0, blue = 0] = await colourAt(kept.get('w1600')?.bytes, 0.2, 0.5)
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(6)
    expect(red).toBeGreaterThan(60)
    expect(red).toBeLessThan(200)
  })

  test('with a ZIP and a web page behind it is made anew: the tail is gone', async () => {
    const tail = Buffer.from('PK\x03\x04<html><script>alert("tail")</script></html>')
    const { kept } = await prepared(Buffer.concat([await drawn(400, 300).jpeg().toBuffer(), tail]))
    expect(kept.size).toBe(3)
    for (const { bytes } of kept.values()) expect(bytes.includes('alert')).toBe(false)
  })
})

describe('a photo is refused', () => {
  async function reason(file: Buffer, size?: number): Promise<unknown> {
    const { sink, kept } = keep()
    const failure = await prepareMedia(sourceOf(file, size), sink).catch(error => error)
    expect(failure).toBeInstanceOf(Permanent)
    expect(kept.size).toBe(0)
    return failure.reason
  }

  test('of 60 megapixels, before it is decoded', async () => {
    // Only the header says so: behind it stand 64 pixels, and still the answer is not 'damaged'.
    const png = await drawn(8, 8).png().toBuffer()
    png.writeUInt32BE(10_000, 16)
    png.writeUInt32BE(6_000, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    expect(await reason(png)).toBe('too-many-pixels')
  })

  test('of 60 real megapixels in a small file', async () => {
    const bomb = await sharp({ create: { width: 10_000, height: 6_000, channels: 3, background: 'grey' } })
      .jpeg()
      .toBuffer()
    expect(await reason(bomb)).toBe('too-many-pixels')
  })

  test('with more frames than allowed', async () => {
    const frames = sharp(
      Buffer.alloc(4 * 4 * 501 * 3, 9).map((_, index) => index % 251),
      {
        raw: { width: 4, height: 4 * 501, channels: 3, pageHeight: 4 },
      },
    )
    expect(await reason(await frames.webp().toBuffer())).toBe('too-many-frames')
  })

  test.each([0.02, 0.3, 0.9])('when cut off at %d of its length', async part => {
    const jpeg = await drawn(800, 600).jpeg().toBuffer()
    const png = await drawn(800, 600).png().toBuffer()
    const webp = await drawn(800, 600).webp().toBuffer()
    const avif = await drawn(800, 600).avif().toBuffer()
    for (const file of [jpeg, png, webp, avif]) {
      const cut = file.subarray(0, Math.ceil(file.length * part))
      expect(['damaged', 'type-not-allowed']).toContain(await reason(cut))
    }
  })

  test('when its inside is rubbish behind a good beginning', async () => {
    const rubbish = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))
    expect(await reason(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), rubbish]))).toBe('damaged')
    const png = await drawn(8, 8).png().toBuffer()
    expect(await reason(Buffer.concat([png.subarray(0, 40), rubbish]))).toBe('damaged')
  })

  test('when it says to be of four gigabytes, without being read', async () => {
    const source = {
      size: 4 * 1024 ** 3,
      read: () => {
        throw new Error('was read')
      },
    }
    await expect(prepareMedia(source, keep().sink)).rejects.toMatchObject({ reason: 'too-large' })
  })

  test('when larger than photos may be, by its size alone', async () => {
    const padded = Buffer.concat([await drawn(8, 8).png().toBuffer(), Buffer.alloc(2000)])
    const job = prepareMedia(sourceOf(padded), keep().sink, { limits: { photoBytes: 1999 } })
    await expect(job).rejects.toMatchObject({ reason: 'too-large' })
  })

  test('when the source has fewer bytes than it said', async () => {
    const png = await drawn(8, 8).png().toBuffer()
    expect(await reason(png, png.length + 100_000)).toBe('damaged')
  })

  test('when SVG calls itself PNG and HTML calls itself JPEG', async () => {
    expect(await reason(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('type-not-allowed')
    expect(await reason(Buffer.from('<html><body>a.jpg</body></html>'))).toBe('type-not-allowed')
  })

  test('when nothing is in it', async () => {
    expect(await reason(Buffer.alloc(0))).toBe('empty')
  })
})

test('loaders other than the four allowed are closed in sharp itself', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  await expect(sharp(svg).metadata()).rejects.toThrow('unsupported image format')
  const tiff = await drawn(8, 8).tiff().toBuffer()
  await expect(sharp(tiff).metadata()).rejects.toThrow('unsupported image format')
})
