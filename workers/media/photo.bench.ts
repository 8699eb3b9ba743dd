/**
 * `npx tsx workers/media/photo.bench.ts`: what preparing a photo costs beside the least that could be done, on one core.
 * Prints one table: CPU milliseconds a photo for both, their ratio, and the peak memory of the process.
 */

import { Readable } from 'node:stream'
import sharp from 'sharp'
import { prepareMedia } from './prepare.server.ts'
import type { MediaSource } from './source.ts'

sharp.concurrency(1)
const ROUNDS = 15

const photos = {
  '12 MP JPEG': await drawn(4032, 3024).jpeg({ quality: 90 }).toBuffer(),
  '12 MP JPEG, turned': await drawn(4032, 3024).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer(),
  '12 MP JPEG, P3': await drawn(4032, 3024).withIccProfile('p3').jpeg({ quality: 90 }).toBuffer(),
  '2560 px JPEG': await drawn(2560, 1920).jpeg({ quality: 85 }).toBuffer(),
}

const rows: Record<string, Record<string, number>> = {}
for (const [name, file] of Object.entries(photos)) {
  const source: MediaSource = {
    size: file.length,
    read: range => Readable.from([file.subarray(range?.start, range?.end)]),
  }
  const plain = async () => void (await sharp(file).resize(1600).webp({ quality: 75, effort: 2 }).toBuffer())
  const whole = async () => void (await prepareMedia(source, async () => {}))
  await plain()
  await whole()
  const spent = { plain: 0, whole: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    spent.plain += await cpuMs(plain)
    spent.whole += await cpuMs(whole)
  }
  rows[name] = {
    'file, KB': Math.round(file.length / 1000),
    'plain, ms': Math.round(spent.plain / ROUNDS),
    'prepared, ms': Math.round(spent.whole / ROUNDS),
    ratio: Math.round((spent.plain / spent.whole) * 100) / 100,
  }
}
console.table(rows)
console.log(`peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)

async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Waves with grain: detail and noise in the amounts a photo has. */
function drawn(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3)
  let grain = 1
  for (let at = 0; at < data.length; at += 3) {
    const x = (at / 3) % width
    const y = at / 3 / width
    grain = (grain * 1103515245 + 12345) & 0x7fffffff
    const noise = ((grain >> 16) & 15) - 8
    data[at] = 128 + 90 * Math.sin(x / 97 + y / 211) + noise
    data[at + 1] = 128 + 90 * Math.sin(x / 53) * Math.cos(y / 71) + noise
    data[at + 2] = 128 + 90 * Math.cos((x + y) / 149) + noise
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}
