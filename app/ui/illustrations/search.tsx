import { Scene } from './scene.tsx'

/** A magnifying glass over three cards finds a leaf. */
export function SearchIllustration() {
  return (
    <Scene>
      <rect
        x="50"
        y="44"
        width="112"
        height="32"
        rx="10"
        fill="var(--surface)"
        stroke="var(--line)"
        strokeWidth="1.5"
      />
      <circle cx="68" cy="60" r="8" fill="var(--accent)" />
      <path d="M86 60h46" stroke="var(--line-strong)" strokeWidth="4" opacity=".4" />
      <rect
        x="50"
        y="84"
        width="112"
        height="32"
        rx="10"
        fill="var(--surface)"
        stroke="var(--line)"
        strokeWidth="1.5"
      />
      <circle cx="68" cy="100" r="8" fill="var(--info)" opacity=".6" />
      <path d="M86 100h24" stroke="var(--line-strong)" strokeWidth="4" opacity=".4" />
      <rect
        x="50"
        y="124"
        width="112"
        height="32"
        rx="10"
        fill="var(--surface)"
        stroke="var(--line)"
        strokeWidth="1.5"
      />
      <circle cx="68" cy="140" r="8" fill="var(--brand)" opacity=".7" />
      <path d="M86 140h38" stroke="var(--line-strong)" strokeWidth="4" opacity=".4" />
      <path d="m173 126 26 28" stroke="var(--accent)" strokeWidth="14" />
      <path d="m166 119 9 9" stroke="var(--brand)" strokeWidth="8" />
      <circle cx="143" cy="94" r="33" fill="var(--surface-raised)" stroke="var(--brand)" strokeWidth="8" />
      <path d="M128 108c-4-20 8-32 30-30 1 22-10 34-30 30Z" fill="var(--brand)" opacity=".75" />
      <path d="M126 112c8-12 14-18 22-24" stroke="var(--surface-raised)" strokeWidth="2.5" />
      <path d="M196 52c4 0 6-2 6-6 0 4 2 6 6 6-4 0-6 2-6 6 0-4-2-6-6-6Z" fill="var(--accent)" />
    </Scene>
  )
}
