import { Scene } from './scene.tsx'

/** A kite rests on a cloud: its line is loose for a while. */
export function OfflineIllustration() {
  return (
    <Scene>
      <path
        d="M70 150a26 26 0 0 1-4-51.7 36 36 0 0 1 68-12.3 28 28 0 0 1 41 18 23 23 0 0 1-1 46Z"
        fill="var(--surface)"
        stroke="var(--line)"
        strokeWidth="1.5"
      />
      <path d="M92 118q5 6 10 0M128 118q5 6 10 0" stroke="var(--ink-soft)" strokeWidth="3" />
      <path d="M109 130q6 4 12 0" stroke="var(--ink-soft)" strokeWidth="3" />
      <circle cx="84" cy="127" r="5" fill="var(--danger)" opacity=".28" />
      <circle cx="146" cy="127" r="5" fill="var(--danger)" opacity=".28" />
      <g transform="rotate(24 178 54)">
        <path d="m178 22 22 28-22 38-22-38Z" fill="var(--accent)" />
        <path d="M178 22v66l-22-38Z" fill="var(--on-accent)" opacity=".14" />
        <path d="M156 50h44M178 22v66" stroke="var(--surface)" strokeWidth="2" />
      </g>
      <path d="M162 83c-8 10 8 14 0 24s6 14 0 22" stroke="var(--brand)" strokeWidth="2.5" strokeDasharray="1 6" />
      <path d="M44 62c4 0 6-2 6-6 0 4 2 6 6 6-4 0-6 2-6 6 0-4-2-6-6-6Z" fill="var(--brand)" />
      <text x="128" y="66" fill="var(--ink-soft)" fontSize="15" fontWeight="800" fontFamily="var(--font-heading)">
        z
      </text>
      <text x="140" y="50" fill="var(--ink-soft)" fontSize="11" fontWeight="800" fontFamily="var(--font-heading)">
        z
      </text>
    </Scene>
  )
}
