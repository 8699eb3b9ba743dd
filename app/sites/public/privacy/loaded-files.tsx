import CircleCheck from 'lucide-react/icons/circle-check'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useEffect, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'

interface Loaded {
  own: string[]
  foreign: string[]
}

/** What this very page has loaded so far, as the reader's own browser counts it: the proof is not ours. */
export function LoadedFiles() {
  const t = useT()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    const count = () => {
      const urls = [...new Set(performance.getEntriesByType('resource').map(entry => entry.name))].filter(url =>
        /^https?:/.test(url),
      )
      const isOwn = (url: string) => new URL(url).origin === location.origin
      setLoaded({ own: urls.filter(isOwn), foreign: urls.filter(url => !isOwn(url)) })
    }
    const observer = new PerformanceObserver(count)
    observer.observe({ type: 'resource', buffered: true })
    count()
    return () => observer.disconnect()
  }, [])
  if (!loaded) return <p className="rounded-card bg-sunken p-5 text-ink-soft">{t('privacy.loaded.needs_script')}</p>
  const clean = loaded.foreign.length === 0
  const Sign = clean ? CircleCheck : TriangleAlert
  return (
    <div className="rounded-card border border-line bg-surface p-5">
      <p className="flex items-start gap-2.5 font-bold">
        <Sign size={23} className={`mt-0.5 shrink-0 ${clean ? 'text-ok' : 'text-warn'}`} />
        <span>
          {t('privacy.loaded.own_files', { count: loaded.own.length })}{' '}
          {t('privacy.loaded.foreign_files', { count: loaded.foreign.length })}
        </span>
      </p>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well
        tabIndex={0}
        className="mt-3 max-h-56 overflow-y-auto font-mono text-ink-soft text-xs [overflow-wrap:anywhere]"
      >
        {[...loaded.foreign, ...loaded.own].map(url => (
          <li key={url} className="py-0.5">
            {clean ? new URL(url).pathname : url}
          </li>
        ))}
      </ul>
    </div>
  )
}
