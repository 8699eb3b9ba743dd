import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp from 'sharp'
import type { OwnFile } from './upload.ts'

/** Photos as a phone makes them in one go: each of a colour of its own, as JPEG. */
export function photos(count: number, size = 1200): Promise<OwnFile[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const background = { r: (index * 67) % 256, g: (index * 131) % 256, b: (index * 29) % 256 }
      const spot = {
        create: { width: 200, height: 200, channels: 3 as const, background: { r: 255 - background.r, g: 90, b: 120 } },
      }
      const bytes = await sharp({ create: { width: size, height: (size * 3) / 4, channels: 3, background } })
        .composite([{ input: spot, left: 40 + ((index * 31) % 600), top: 60 }])
        .jpeg({ quality: 88 })
        .toBuffer()
      return { name: `IMG_${String(index + 1).padStart(4, '0')}.jpg`, bytes }
    }),
  )
}

/** A file that the worker's own tests use, made once: `photo.heic`, `video.mp4`. */
export const fixture = (name: string): OwnFile => ({
  name,
  bytes: readFileSync(resolve(import.meta.dirname, '../../workers/media/fixtures', name)),
})

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
}

/** As a browser's file chooser hands them over. */
export const chosen = (files: OwnFile[]): { name: string; mimeType: string; buffer: Buffer }[] =>
  files.map(({ name, bytes }) => ({
    name,
    mimeType: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    buffer: bytes,
  }))
