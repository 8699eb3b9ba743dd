/** How a CSV file may be written, by the labels of the Encoding Standard; GB 18030 reads GBK and GB 2312 too. */
export const encodings = ['utf-8', 'gb18030', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

/**
 * How a text is probably written: by its byte order mark; else valid UTF-8; else Chinese if nearly all bytes above ASCII pair up as
 * the characters of GB 2312 do; else Windows-1252, which any byte is valid in. Short files can be guessed wrong, so people can say.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  const zeros = zerosOf(bytes)
  if (zeros) return zeros
  if (isValid(bytes, 'utf-8')) return 'utf-8'
  return isValid(bytes, 'gb18030') && looksChinese(bytes) ? 'gb18030' : 'windows-1252'
}

/** The text, without its byte order mark; what is no character becomes U+FFFD, so that a wrong guess shows. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** UTF-16 without a mark: every other byte of ASCII is zero. */
function zerosOf(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < sample.length / 8) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whether most pairs lie where GB 2312 has its characters (lead B0–F7 or A1–A9, trail from A1): “Müller” pairs ü with an l. */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    pairs++
    if (((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9)) && trail >= 0xa1) common++
    at++
  }
  return pairs > 0 && common / pairs > 0.7
}
