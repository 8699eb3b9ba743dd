import { Scene } from './scene.tsx'

/** A pot with a plant that has come up, under a sun: everything is done. */
export function DoneIllustration() {
  return (
    <Scene>
      <circle cx="178" cy="56" r="20" fill="var(--accent)" />
      <path
        d="M178 26v-6M178 92v-6M148 56h-6M214 56h-6M157 35l-4-4M203 81l-4-4M157 77l-4 4M203 31l-4 4"
        stroke="var(--accent)"
        strokeWidth="4"
      />
      <path d="M120 122V74" stroke="var(--brand)" strokeWidth="6" />
      <path d="M120 98c-22 2-34-8-36-28 22-2 35 8 36 28Z" fill="var(--brand)" />
      <path d="M120 84c0-20 10-32 32-34 2 22-10 34-32 34Z" fill="var(--brand)" opacity=".7" />
      <path d="M92 74c10 6 18 12 26 22M146 56c-10 8-18 16-24 26" stroke="var(--brand-soft)" strokeWidth="2" />
      <path d="M86 124h68l-7 30a8 8 0 0 1-8 6h-38a8 8 0 0 1-8-6Z" fill="var(--accent)" />
      <rect x="80" y="114" width="80" height="16" rx="7" fill="var(--accent)" />
      <path d="M80 124h80v0a7 7 0 0 1-6 6H86a7 7 0 0 1-6-6Z" fill="var(--on-accent)" opacity=".16" />
      <path d="m108 145 8 8 16-16" stroke="var(--surface)" strokeWidth="5" />
      <path d="M48 64c4 0 6-2 6-6 0 4 2 6 6 6-4 0-6 2-6 6 0-4-2-6-6-6Z" fill="var(--brand)" />
    </Scene>
  )
}
