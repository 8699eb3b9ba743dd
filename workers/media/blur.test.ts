import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { prepareBlurred } from './blur.server.ts'
import { keep } from './fixture.ts'
import type { Share } from './hidden-part.ts'

const [width, height] = [1600, 1200]
const face: Share = { x: 0.25, y: 0.25, width: 0.25, height: 0.25 }

/** A stored picture of black and white fields, 50 pixels each: what is left of them can be measured. */
async function chequered(): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.fill((Math.floor(x / 50) + Math.floor(y / 50)) % 2 ? 235 : 20, (y * width + x) * 3, (y * width + x) * 3 + 3)
  return sharp(data, { raw: { width, height, channels: 3 } })
    .webp({ quality: 75, effort: 2 })
    .toBuffer()
}

async function grey(picture: Buffer) {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  return {
    info,
    at: (x: number, y: number) => data[Math.floor(y * info.height) * info.width + Math.floor(x * info.width)] ?? 0,
  }
}

/** Points of a grid over a part, in shares of the picture. */
function* grid({ x, y, width, height }: Share, inset = 0.15) {
  for (let row = 0; row <= 20; row++)
    for (let column = 0; column <= 20; column++) {
      const along = (start: number, size: number, step: number) =>
        start + size * (inset + (1 - 2 * inset) * (step / 20))
      yield { x: along(x, width, column), y: along(y, height, row) }
    }
}

/** The middle of every field. */
function* middles() {
  for (let row = 0; row < 24; row++)
    for (let column = 0; column < 32; column++) yield { x: (column + 0.5) / 32, y: (row + 0.5) / 24 }
}

test('hides a part in every variant beyond recovery, and leaves what is around it', async () => {
  const before = await chequered()
  const { sink, kept } = keep()
  const made = await prepareBlurred(before, [face], sink)
  expect(made.variants.map(variant => variant.name)).toEqual(['w1600', 'w800', 'w320'])
  for (const { bytes, variant } of kept.values()) {
    const after = await grey(bytes)
    expect([after.info.width, after.info.height]).toEqual([variant.width, variant.height])
    const inside = [...grid(face)].map(({ x, y }) => after.at(x, y))
    // Black and white fields have become one grey: nothing of where they met is left.
    expect(Math.max(...inside) - Math.min(...inside), variant.name).toBeLessThan(40)
    const original = await grey(before)
    const around = [...middles()].filter(({ x, y }) => x < face.x || x > face.x + face.width || y < face.y || y > 0.5)
    expect(around).toHaveLength(32 * 24 - 8 * 6)
    for (const { x, y } of around) expect(Math.abs(after.at(x, y) - original.at(x, y)), variant.name).toBeLessThan(20)
  }
})

test('rounds the corners off, as the browser showed it', async () => {
  const { sink, kept } = keep()
  await prepareBlurred(await chequered(), [face], sink)
  const [before, after] = [await grey(await chequered()), await grey(kept.get('w1600')!.bytes)]
  const corner = { x: face.x + 0.012, y: face.y + 0.012 }
  expect(Math.abs(after.at(corner.x, corner.y) - before.at(corner.x, corner.y))).toBeLessThan(30)
  expect(Math.abs(after.at(0.375, 0.255) - before.at(0.375, 0.255))).toBeGreaterThan(60)
})

test('takes parts at the very edge, of a few pixels, one over the other, and the whole picture', async () => {
  const small = await sharp(randomBytes(90 * 60 * 4), { raw: { width: 90, height: 60, channels: 4 } })
    .webp()
    .toBuffer()
  const parts = [
    { x: 0.98, y: 0.98, width: 0.02, height: 0.02 },
    { x: 0, y: 0, width: 0.02, height: 1 },
    { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
    { x: 0, y: 0, width: 1, height: 1 },
  ]
  const { sink, kept } = keep()
  const made = await prepareBlurred(small, parts, sink)
  expect(made.variants[0]).toMatchObject({ width: 90, height: 60 })
  // Statistics are of what they are given, whatever was asked to be done to it before.
  const noise = async (picture: Buffer) => {
    const middle = await sharp(picture)
      .greyscale()
      .extract({ left: 30, top: 20, width: 30, height: 20 })
      .png()
      .toBuffer()
    return (await sharp(middle).stats()).channels[0]!.stdev
  }
  expect(await noise(small)).toBeGreaterThan(25)
  expect(await noise(kept.get('w1600')!.bytes)).toBeLessThan(12)
})

test('what is no picture is refused for good', async () => {
  await expect(prepareBlurred(Buffer.from('no picture'), [face], keep().sink)).rejects.toMatchObject({
    name: 'Permanent',
    reason: 'damaged',
  })
})
