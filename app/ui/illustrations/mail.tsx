import { Scene } from './scene.tsx'

/** A letter with a heart looks out of its envelope; a paper plane has just gone. */
export function MailIllustration() {
  return (
    <Scene>
      <path d="M54 92h132v56a12 12 0 0 1-12 12H66a12 12 0 0 1-12-12Z" fill="var(--brand)" />
      <path d="m54 92 60-40a11 11 0 0 1 12 0l60 40Z" fill="var(--brand)" opacity=".8" />
      <rect
        x="70"
        y="50"
        width="100"
        height="96"
        rx="9"
        fill="var(--surface-raised)"
        stroke="var(--line)"
        strokeWidth="1.5"
      />
      <path
        d="M120 72c-4-6-14-2-12 6 1.5 5 7.5 8.5 12 12.5 4.5-4 10.5-7.5 12-12.5 2-8-8-12-12-6Z"
        fill="var(--danger)"
        opacity=".85"
      />
      <path d="M90 102h60M98 113h44" stroke="var(--line-strong)" strokeWidth="4" opacity=".45" />
      <path d="m54 92 66 42 66-42v56a12 12 0 0 1-12 12H66a12 12 0 0 1-12-12Z" fill="var(--brand)" />
      <path d="m60 156 44-31M180 156l-44-31" stroke="var(--on-brand)" strokeWidth="2" opacity=".35" />
      <path d="M152 62c14 2 22-2 30-14" stroke="var(--line-strong)" strokeWidth="2" strokeDasharray="1 6" />
      <path d="m182 44 34-18-12 34-8-12Z" fill="var(--accent)" />
      <path d="m196 48 20-22-14 28Z" fill="var(--on-accent)" opacity=".22" />
      <path d="M36 62c4 0 6-2 6-6 0 4 2 6 6 6-4 0-6 2-6 6 0-4-2-6-6-6Z" fill="var(--accent)" />
    </Scene>
  )
}
