import { Anchor } from '#app/ui/anchor.tsx'
import { useRootData } from './root-data.ts'

/** The school's mark and name, leading home. */
export function SchoolMark({ size = 'bar' }: { size?: 'bar' | 'desk' }) {
  const { school, brand } = useRootData()
  if (!school || !brand) return null
  const large = size === 'desk'
  return (
    <Anchor href="/home" className="flex min-w-0 items-center gap-3">
      <img
        src={brand.icons.mark}
        alt=""
        width={large ? 44 : 34}
        height={large ? 44 : 34}
        className="shrink-0 rounded-[28%]"
      />
      <span
        className={`line-clamp-2 min-w-0 font-extrabold font-heading leading-tight ${large ? 'text-lg' : 'text-base'}`}
      >
        {school.shortName}
      </span>
    </Anchor>
  )
}
