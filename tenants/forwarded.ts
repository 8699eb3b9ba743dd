/** One hop of a Forwarded header, values unquoted; parameters we do not use are dropped. */
export type Hop = { for?: string; host?: string; proto?: string }

/**
 * Reads a Forwarded header (RFC 7239 §4), furthest hop first. Undefined if any of it breaks the grammar: half a header
 * would let a client's part be read as a proxy's.
 */
export function forwardedHops(header: string): Hop[] | undefined {
  const hops: Hop[] = [{}]
  let rest = header.trim()
  while (rest) {
    const pair = pairShape.exec(rest)
    const [whole = '', name = '', token, quoted, end] = pair ?? []
    const hop = hops.at(-1)
    if (!pair || !hop) return undefined
    const key = name.toLowerCase()
    if (key === 'for' || key === 'host' || key === 'proto') {
      if (hop[key] !== undefined) return undefined
      hop[key] = token ?? quoted?.replace(/\\(.)/g, '$1') ?? ''
    }
    rest = rest.slice(whole.length)
    if (end && !rest) return undefined
    if (end === ',') hops.push({})
  }
  return hops
}

/** The address in a node name: `192.0.2.1`, `192.0.2.1:47011`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:47011`. */
export function unbracketed(node: string): string {
  const bracketed = /^\[([^\]]*)\](?::[0-9]{1,5})?$/.exec(node)
  if (bracketed) return bracketed[1] ?? ''
  return /^([0-9.]+):[0-9]{1,5}$/.exec(node)?.[1] ?? node
}

/** `name=token` or `name="quoted string"`, then `;`, `,` or the end (RFC 9110 §5.6). */
const pairShape =
  /^([!#$%&'*+.^_`|~\w-]+)=(?:([!#$%&'*+.^_`|~\w-]+)|"((?:[^"\\\p{Cc}]|\\[^\p{Cc}])*)")[ \t]*(?:([;,])[ \t]*|$)/u
