import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'

const outcomes = ['no-record', 'wrong-value', 'elsewhere', 'lookup-failed'] as const

export interface SeenProps {
  seen: { outcome: string; found?: string[] } | null
  of: 'proof' | 'route' | 'key'
  /** The outcome with which all is well. */
  good: string
}

/** What the last look into DNS found in place of a record. */
export function Seen({ seen, of, good }: SeenProps) {
  const t = useT()
  const outcome = outcomes.find(each => each === seen?.outcome)
  if (!seen || !outcome || seen.outcome === good) return null
  return (
    <Banner tone={outcome === 'lookup-failed' ? 'info' : 'warn'}>
      {t(`settings.domain.seen.${of}.${outcome}`)}
      {seen.found && seen.found.length > 0 && (
        <>
          <span className="block">{t('settings.domain.seen.instead')}</span>
          <ul className="mt-1.5 flex flex-col gap-1 font-mono [overflow-wrap:anywhere]" dir="ltr">
            {seen.found.map(value => (
              <li key={value}>{value}</li>
            ))}
          </ul>
        </>
      )}
    </Banner>
  )
}
