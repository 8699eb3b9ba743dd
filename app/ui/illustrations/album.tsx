import { useId } from 'react'
import { Scene } from './scene.tsx'

/** Three snapshots, the top one of a hill with a sun. */
export function AlbumIllustration() {
  const id = useId()
  return (
    <Scene>
      <g transform="rotate(-11 84 100)">
        <rect
          x="42"
          y="56"
          width="78"
          height="90"
          rx="9"
          fill="var(--surface)"
          stroke="var(--line)"
          strokeWidth="1.5"
        />
        <rect x="49" y="63" width="64" height="58" rx="5" fill="var(--accent-soft)" />
        <circle cx="81" cy="95" r="16" fill="var(--accent)" opacity=".7" />
      </g>
      <g transform="rotate(10 160 96)">
        <rect
          x="122"
          y="52"
          width="78"
          height="90"
          rx="9"
          fill="var(--surface)"
          stroke="var(--line)"
          strokeWidth="1.5"
        />
        <rect x="129" y="59" width="64" height="58" rx="5" fill="var(--info-soft)" />
        <path
          d="M129 108c10-18 22-18 32-6 8 9 20 8 32-4v14a5 5 0 0 1-5 5h-54a5 5 0 0 1-5-5Z"
          fill="var(--info)"
          opacity=".45"
        />
      </g>
      <g transform="rotate(-2 120 94)">
        <rect
          x="74"
          y="40"
          width="92"
          height="108"
          rx="11"
          fill="var(--surface-raised)"
          stroke="var(--line)"
          strokeWidth="1.5"
        />
        <clipPath id={id}>
          <rect x="83" y="49" width="74" height="70" rx="6" />
        </clipPath>
        <g clipPath={`url(#${id})`}>
          <path d="M83 49h74v70H83z" fill="var(--brand-soft)" />
          <circle cx="137" cy="68" r="10" fill="var(--accent)" />
          <path d="M75 112c18-30 36-30 52-8 12 14 26 12 38 0v24H75Z" fill="var(--brand)" opacity=".55" />
          <path d="M75 122c14-14 34-18 50-6s28 6 40-2v18H75Z" fill="var(--brand)" />
        </g>
        <path d="M96 134h32" stroke="var(--line-strong)" strokeWidth="4" opacity=".55" />
        <path
          d="M147 131.5c-2.6-3.4-8-1-7 3.2.8 3 4.4 5 7 7.3 2.6-2.3 6.2-4.3 7-7.3 1-4.2-4.4-6.6-7-3.2Z"
          fill="var(--danger)"
          opacity=".85"
        />
      </g>
      <path d="M40 44c4 0 6-2 6-6 0 4 2 6 6 6-4 0-6 2-6 6 0-4-2-6-6-6Z" fill="var(--accent)" />
      <path d="M196 34c3 0 5-2 5-5 0 3 2 5 5 5-3 0-5 2-5 5 0-3-2-5-5-5Z" fill="var(--brand)" />
    </Scene>
  )
}
