import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { ShownNotice } from '../shown-notice.ts'

/** On paper only: which wording this is, so that a sheet can be told from a later one. */
export function PrintedFoot({ notice: { id, versions } }: { notice: ShownNotice }) {
  const { t, locale, timeZone } = useLanguage()
  const [newest] = versions
  if (!newest) return null
  return (
    <dl className="hidden border-line border-t pt-3 text-ink-soft text-xs print:block">
      <dt className="font-bold">
        {t('notices.record.version', {
          number: newest.number,
          time: formatMoment(locale, timeZone, newest.since),
        })}
      </dt>
      <dd className="break-all font-mono">
        {newest.hash}
        <br />
        {id}
      </dd>
    </dl>
  )
}
