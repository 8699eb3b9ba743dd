import { afterEach, expect, test, vi } from 'vitest'
import { partBytes } from '#tenants/files/limits.ts'
import { fitted, shrink } from './shrink.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A browser that decodes every picture to this size and writes JPEGs of so many bytes. */
function browser(width: number, height: number, written: number) {
  const close = vi.fn()
  const decode = vi.fn(async () => ({ width, height, close }))
  const drawn = vi.fn()
  vi.stubGlobal('createImageBitmap', decode)
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({ fillRect: () => {}, drawImage: drawn })
      convertToBlob = async ({ type }: { type: string }) => new Blob([new Uint8Array(written)], { type })
    },
  )
  return { decode, drawn, close }
}
const photo = (bytes: number, type = 'image/jpeg') => new File([new Uint8Array(bytes)], 'photo', { type })

test('a large photo becomes a JPEG of at most 2560 px, upright as its camera meant it', async () => {
  const { decode, drawn, close } = browser(4032, 3024, 900)
  const file = photo(5_000)
  const small = await shrink(file)
  expect([small.size, small.type]).toEqual([900, 'image/jpeg'])
  expect(decode).toHaveBeenCalledWith(file, { imageOrientation: 'from-image' })
  expect(drawn).toHaveBeenCalledWith(expect.anything(), 0, 0, 2560, 1920)
  expect(close).toHaveBeenCalledOnce()
})

test('goes as it is: what the browser cannot decode, a video, what is small already, what would not get smaller', async () => {
  vi.stubGlobal('createImageBitmap', async () => {
    throw new DOMException('', 'InvalidStateError')
  })
  const heic = photo(5_000, 'image/heic')
  expect(await shrink(heic)).toBe(heic)
  const { decode } = browser(2000, 1500, 10)
  const video = photo(5_000, 'video/mp4')
  expect(await shrink(video)).toBe(video)
  expect(decode).not.toHaveBeenCalled()
  const small = photo(5_000)
  expect(await shrink(small)).toBe(small)
  browser(4032, 3024, 6_000)
  const dense = photo(5_000)
  expect(await shrink(dense)).toBe(dense)
})

test('a photo with few pixels and many bytes is written anew', async () => {
  browser(2000, 1500, 700_000)
  expect((await shrink(photo(partBytes + 1, 'image/png'))).size).toBe(700_000)
})

test('sizes keep their shape and are never enlarged', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 2560, height: 1920 })
  expect(fitted(1000, 9000)).toEqual({ width: 284, height: 2560 })
  expect(fitted(9000, 1)).toEqual({ width: 2560, height: 1 })
  expect(fitted(320, 200)).toEqual({ width: 320, height: 200 })
})
