import { Scene } from './scene.tsx'

/** A grown-up between two children, hand in hand. */
export function PeopleIllustration() {
  return (
    <Scene>
      <path d="M98 118c-10 6-18 8-26 8M142 118c10 6 18 8 26 8" stroke="var(--brand)" strokeWidth="9" />
      <path d="M92 160v-48c0-16 12-27 28-27s28 11 28 27v48Z" fill="var(--brand)" />
      <path d="M108 86c2 8 6 12 12 12s10-4 12-12a30 30 0 0 0-24 0Z" fill="var(--brand-soft)" />
      <Face
        x={120}
        y={62}
        r={21}
        hair="M99 62c-2-18 10-27 22-27 13 0 22 10 20 26-3-8-9-12-17-12-10 0-20 3-25 13Z"
        tone="var(--ink)"
      />
      <path d="M40 160v-18c0-13 9-22 21-22s21 9 21 22v18Z" fill="var(--accent)" />
      <Face
        x={61}
        y={104}
        r={17}
        hair="M44 105c-2-15 7-23 18-23 10 0 18 8 16 21-4-5-7-8-12-9-8 1-16 3-22 11Z"
        tone="var(--on-accent-soft)"
      />
      <circle cx="45" cy="88" r="6.5" fill="var(--on-accent-soft)" />
      <circle cx="77" cy="88" r="6.5" fill="var(--on-accent-soft)" />
      <path d="M158 160v-18c0-13 9-22 21-22s21 9 21 22v18Z" fill="var(--info)" opacity=".8" />
      <Face
        x={179}
        y={104}
        r={17}
        hair="M162 103c-1-14 8-22 18-22s17 8 16 21c-9 1-14-3-17-8-3 5-9 9-17 9Z"
        tone="var(--ink)"
      />
      <path
        d="M198 52c-2.6-3.4-8-1-7 3.2.8 3 4.4 5 7 7.3 2.6-2.3 6.2-4.3 7-7.3 1-4.2-4.4-6.6-7-3.2Z"
        fill="var(--danger)"
        opacity=".85"
      />
      <path d="M38 56c4 0 6-2 6-6 0 4 2 6 6 6-4 0-6 2-6 6 0-4-2-6-6-6Z" fill="var(--accent)" />
    </Scene>
  )
}

function Face({ x, y, r, hair, tone }: { x: number; y: number; r: number; hair: string; tone: string }) {
  return (
    <>
      <circle cx={x} cy={y} r={r} fill="oklch(0.86 0.06 62)" />
      <path d={hair} fill={tone} />
      <circle cx={x - r * 0.34} cy={y + r * 0.15} r="1.8" fill="oklch(0.28 0.03 60)" />
      <circle cx={x + r * 0.34} cy={y + r * 0.15} r="1.8" fill="oklch(0.28 0.03 60)" />
      <path
        d={`M${x - r * 0.22} ${y + r * 0.45}q${r * 0.22} ${r * 0.26} ${r * 0.44} 0`}
        stroke="oklch(0.4 0.08 40)"
        strokeWidth="2"
      />
    </>
  )
}
