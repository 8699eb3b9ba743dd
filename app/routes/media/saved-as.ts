/**
 * `Content-Disposition` for a file that is saved under a name: the name in UTF-8 (RFC 6266 §4.1, RFC 8187 §3.2), and for what
 * does not read that one in plain letters.
 */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_').trim()
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
