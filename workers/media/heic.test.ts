import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { Transient } from '#workers/failure.ts'
import { fixture, keep, sourceOf } from './fixture.ts'
import { prepareHeic } from './heic.server.ts'
import { HEIC_THREAD } from './heic-thread.ts'
import { defaultLimits } from './limits.ts'
import { prepareMedia } from './prepare.server.ts'

async function prepared(file: Buffer) {
  const { sink, kept } = keep()
  return { result: await prepareMedia(sourceOf(file), sink), kept }
}

/** Overwrites the size a HEIC states ('ispe' property), leaving the picture as it is. */
function stating(file: Buffer, width: number, height: number): Buffer {
  const at = file.indexOf('ispe', 0, 'latin1')
  file.writeUInt32BE(width, at + 8)
  file.writeUInt32BE(height, at + 12)
  return file
}

describe('a HEIC photo', () => {
  test('becomes three WebP files and a ThumbHash', async () => {
    const { result, kept } = await prepared(fixture('photo.heic'))
    expect(result).toMatchObject({ kind: 'photo', mime: 'image/heic', width: 600, height: 400 })
    expect(kept.get('w320')?.variant).toMatchObject({ width: 320, height: 213 })
    expect((await sharp(kept.get('w1600')?.bytes).metadata()).format).toBe('webp')
  })

  test('in Display P3 is brought to sRGB: full red stays full red', async () => {
    const { kept } = await prepared(fixture('photo.heic'))
    const [red, green, blue] = await sharp(kept.get('w320')?.bytes).removeAlpha().raw().toBuffer()
    expect(red).toBeGreaterThan(246)
    expect(green).toBeLessThan(16)
    expect(blue).toBeLessThan(16)
  })

  test('is turned as its container says, and loses its EXIF', async () => {
    const file = fixture('turned.heic')
    expect(file.includes('Exif')).toBe(true)
    const { result, kept } = await prepared(file)
    expect(result).toMatchObject({ width: 400, height: 600 })
    for (const { bytes } of kept.values()) expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('with an unusable colour profile is shown all the same', async () => {
    const file = fixture('photo.heic')
    file.fill(0xee, file.indexOf('acsp', 0, 'latin1') + 30, file.indexOf('acsp', 0, 'latin1') + 120)
    expect((await prepared(file)).result).toMatchObject({ width: 600, height: 400 })
  })
})

describe('a HEIC photo is refused', () => {
  async function reason(file: Buffer): Promise<unknown> {
    return prepareMedia(sourceOf(file), keep().sink).catch(error => error.reason)
  }

  test('of 64 megapixels in 15 kilobytes', async () => {
    expect(await reason(fixture('bomb.heic'))).toBe('too-many-pixels')
  })

  test('that states a small size and carries 64 megapixels', async () => {
    const limits = { ...defaultLimits, photoPixels: 1_000_000 }
    const lying = stating(fixture('bomb.heic'), 100, 100)
    await expect(prepareHeic(lying, keep().sink, { limits })).rejects.toMatchObject({ reason: 'damaged' })
  })

  test('that needs more memory than the ceiling, inside its thread', async () => {
    const worker = new Worker(HEIC_THREAD, {
      eval: true,
      stdout: true,
      stderr: true,
      workerData: {
        file: fixture('bomb.heic'),
        decoder: createRequire(import.meta.url).resolve('heic-decode'),
        maxPixels: 100_000_000,
        maxMemory: 100 * 1024 * 1024,
      },
    })
    const [answer] = await once(worker, 'message')
    await worker.terminate()
    expect(answer).toMatchObject({ refused: 'damaged' })
  })

  test('when cut off, and when its inside is rubbish', async () => {
    const file = fixture('turned.heic')
    expect(await reason(file.subarray(0, 400))).toBe('damaged')
    expect(await reason(file.subarray(0, file.length - 4000))).toBe('damaged')
    file.fill(0x55, 30, 200)
    expect(await reason(file)).toBe('damaged')
  })

  test('when it takes too long: the thread is ended', async () => {
    const limits = { ...defaultLimits, photoTimeoutMs: 1 }
    const slow = prepareHeic(fixture('turned.heic'), keep().sink, { limits })
    await expect(slow).rejects.toMatchObject({ reason: 'took-too-long' })
  })
})

test('the decoded pixels are let go of at once, not when the time limit would have come', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const held = async () => {
    // A thread's end is finalised in later turns than the one that finds it gone.
    for (let turn = 0; turn < 10; turn += 1) {
      collect()
      await setImmediate()
    }
    return process.memoryUsage().external
  }
  await prepareHeic(fixture('photo.heic'), keep().sink)
  const before = await held()
  for (let photo = 0; photo < 12; photo += 1) await prepareHeic(fixture('photo.heic'), keep().sink)
  const bytesOfOne = 600 * 400 * 4
  expect((await held()) - before).toBeLessThan(4 * bytesOfOne)
})

test('a HEIC job that is called off is worth another try', async () => {
  const controller = new AbortController()
  const job = prepareHeic(fixture('turned.heic'), keep().sink, { signal: controller.signal })
  controller.abort()
  await expect(job).rejects.toBeInstanceOf(Transient)
})
