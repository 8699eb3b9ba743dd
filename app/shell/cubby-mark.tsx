/** Cubby's mark: a shelf of four cubbies, something dear in one of them. */
export function CubbyMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" className="shrink-0">
      <rect width="40" height="40" rx="11" fill="var(--brand)" />
      <g fill="var(--on-brand)">
        <path d="M8 11a3 3 0 0 1 3-3h6.5v11H8Z" opacity=".35" />
        <path d="M22.5 8H29a3 3 0 0 1 3 3v8h-9.5Z" opacity=".6" />
        <path d="M8 22.5h9.5V32H11a3 3 0 0 1-3-3Z" opacity=".6" />
        <path d="M22.5 22.5H32V29a3 3 0 0 1-3 3h-6.5Z" opacity=".35" />
      </g>
      <circle cx="12.75" cy="15.2" r="3.8" fill="var(--accent)" />
      <circle cx="10" cy="12.3" r="1.5" fill="var(--accent)" />
      <circle cx="15.5" cy="12.3" r="1.5" fill="var(--accent)" />
    </svg>
  )
}
