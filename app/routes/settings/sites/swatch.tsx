/** A colour beside its name; nothing for what is no colour. Drawn, since the content policy lets no style attribute through. */
export function Swatch({ value }: { value: string }) {
  if (!/^#[0-9a-f]{6}$/.test(value)) return null
  return (
    <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true" className="shrink-0 rounded-small">
      <rect width={16} height={16} rx={4} fill={value} />
    </svg>
  )
}
