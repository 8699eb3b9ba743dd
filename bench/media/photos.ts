import sharp from 'sharp'

/** Photos as a phone takes them: 12 megapixels, JPEG of quality 88, 3 to 4 MB each, every one different. */
export async function drawPhotos(count: number): Promise<Buffer[]> {
  const photos: Buffer[] = []
  for (let seed = 1; seed <= count; seed += 1) photos.push(await drawn(seed, 4032, 3024))
  return photos
}

/** Soft shapes with grain in the amounts a photo has. */
async function drawn(seed: number, width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  let grain = seed
  for (let at = 0; at < data.length; at += 3) {
    const x = (at / 3) % width
    const y = at / 3 / width
    grain = (grain * 1103515245 + 12345) & 0x7fffffff
    const noise = ((grain >> 16) & 15) - 8
    data[at] = 128 + 90 * Math.sin(x / 97 + y / 211 + seed) + noise
    data[at + 1] = 128 + 90 * Math.sin(x / 53 + seed) * Math.cos(y / 71) + noise
    data[at + 2] = 128 + 90 * Math.cos((x + y) / 149 + seed) + noise
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer()
}
