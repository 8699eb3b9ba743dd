import { Anchor } from '#app/ui/anchor.tsx'
import { CubbyMark } from './cubby-mark.tsx'

/** The vendor's mark and name, for its own sites; schools show theirs. `label` says which site it is. */
export function VendorMark({ href, label, size = 36 }: { href: string; label?: string | undefined; size?: number }) {
  return (
    <Anchor href={href} className="flex min-w-0 items-center gap-3">
      <CubbyMark size={size} />
      <span className="min-w-0 font-black font-heading text-xl leading-tight tracking-tight">
        Cubby
        {label ? <span className="ms-2 font-bold text-ink-soft text-sm tracking-normal">{label}</span> : null}
      </span>
    </Anchor>
  )
}
