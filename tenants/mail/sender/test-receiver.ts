import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Resolver } from 'node:dns/promises'

/*
 * For tests: what a receiver does with a DKIM signature (RFC 6376 §6), for the canonical form that ours have (relaxed/relaxed, rsa-sha256). The
 * key comes from DNS, so that the record shown is the one that counts.
 */

/** The domain that signed a raw mail, if its signature is good; else why not. */
export async function verified(
  raw: Buffer,
  dns: Resolver,
): Promise<{ ok: true; domain: string } | { ok: false; why: string }> {
  const text = raw.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const headers = text.slice(0, end + 2).match(/^[^\s:]+:(?:.*\r\n)(?:[ \t].*\r\n)*/gm) ?? []
  const signature = headers.find(header => /^dkim-signature:/i.test(header))
  if (!signature) return { ok: false, why: 'not signed' }
  const tags = tagsOf(signature.slice(signature.indexOf(':') + 1))
  if (tags.get('a') !== 'rsa-sha256' || tags.get('c') !== 'relaxed/relaxed') return { ok: false, why: 'another form' }

  const bodyHash = createHash('sha256')
    .update(relaxedBody(text.slice(end + 4)), 'latin1')
    .digest('base64')
  if (bodyHash !== tags.get('bh')) return { ok: false, why: 'the body was changed' }

  const names = (tags.get('h') ?? '').split(':').map(name => name.toLowerCase())
  if (!names.includes('from')) return { ok: false, why: 'the sender is not signed' }
  const left = [...headers].filter(header => header !== signature)
  const signed = names.flatMap(name => {
    // From the last one of a name upwards (§5.4.2).
    const at = left.findLastIndex(header => header.toLowerCase().startsWith(`${name}:`))
    return at < 0 ? [] : left.splice(at, 1).map(relaxedHeader)
  })
  const own = relaxedHeader(signature.replace(/([;:\s]b=)[^;]*/, '$1')).replace(/\r\n$/, '')
  const domain = tags.get('d') ?? ''
  const records = await dns.resolveTxt(`${tags.get('s')}._domainkey.${domain}`).catch(() => [])
  const key = tagsOf(records.map(chunks => chunks.join('')).join('')).get('p') ?? ''
  if (!key) return { ok: false, why: 'no key' }
  const good = verify(
    'sha256',
    Buffer.from(signed.join('') + own, 'latin1'),
    createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }),
    Buffer.from(tags.get('b') ?? '', 'base64'),
  )
  return good ? { ok: true, domain } : { ok: false, why: 'the signature is wrong' }
}

const tagsOf = (text: string): Map<string, string> =>
  new Map(
    text.split(';').flatMap(tag => {
      const at = tag.indexOf('=')
      return at < 0 ? [] : [[tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')]]
    }),
  )

/** §3.4.2 */
function relaxedHeader(header: string): string {
  const at = header.indexOf(':')
  const value = header
    .slice(at + 1)
    .replace(/\r\n(?=[ \t])/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${header.slice(0, at).toLowerCase().trim()}:${value}\r\n`
}

/** §3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map(line => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  const text = lines.join('\r\n').replace(/(?:\r\n)+$/, '')
  return text === '' ? '' : `${text}\r\n`
}
