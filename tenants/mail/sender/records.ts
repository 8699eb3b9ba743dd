/** A record that makes mails from a domain be believed. */
export interface SenderRecord {
  type: 'TXT'
  name: string
  value: string
}

/** The public key under which mails are signed (DKIM, RFC 6376 §3.6.1); the one record without which nothing is sent from the domain. */
export const keyRecord = (domain: string, selector: string, publicKey: string): SenderRecord => ({
  type: 'TXT',
  name: `${selector}._domainkey.${domain}`,
  value: `v=DKIM1; k=rsa; p=${publicKey}`,
})

/**
 * What the domain asks of mails that claim to come from it (DMARC, RFC 7489). Ours pass it by their signature, whose domain is that of the
 * sender; `none` only watches, as a beginning.
 */
export const policyRecord = (domain: string): SenderRecord => ({
  type: 'TXT',
  name: `_dmarc.${domain}`,
  value: 'v=DMARC1; p=none',
})

/**
 * A hint where our mail server publishes what to include. Mails bounce to an address of ours, by whose domain SPF is judged (RFC 7208 §2.4), so
 * the school's needs nothing for it; some receivers look there all the same.
 */
export const spfRecord = (domain: string, include: string): SenderRecord | null =>
  include ? { type: 'TXT', name: domain, value: `v=spf1 include:${include} ~all` } : null

/** Whether a TXT record holds this very key: tags in any order, blanks anywhere in the key, as DNS panels leave them. Pure. */
export function holdsKey(text: string, publicKey: string): boolean {
  const tags = new Map(
    text.split(';').flatMap(tag => {
      const at = tag.indexOf('=')
      return at < 0 ? [] : [[tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')] as const]
    }),
  )
  const version = tags.get('v')
  return (version === undefined || version === 'DKIM1') && tags.get('p') === publicKey
}

/** The policy of a DMARC record, or null if it is none. Pure. */
export const policyIn = (text: string): string | null =>
  /^v=DMARC1\s*;(?:.*;)?\s*p\s*=\s*(none|quarantine|reject)\s*(?:;|$)/i.exec(text)?.[1]?.toLowerCase() ?? null
