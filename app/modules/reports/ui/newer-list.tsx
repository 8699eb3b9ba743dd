import { useT } from '#app/platform/i18n/provider.tsx'
import type { ShownNewer } from '../shown-report.ts'

/** What records that were made after drafting would say in a section, before they are taken over. */
export function NewerList({ newer }: { newer: ShownNewer }) {
  const t = useT()
  const { records, added, updated, left, photos, charts } = newer
  const groups = [
    { key: 'added', texts: added },
    { key: 'updated', texts: updated },
    { key: 'left', texts: left },
  ] as const
  return (
    <div className="flex flex-col gap-2 rounded-control bg-info-soft p-3 text-on-info-soft text-sm">
      <p className="font-bold">{t('reports.newer.records', { count: records })}</p>
      {groups.map(({ key, texts }) =>
        texts.length > 0 ? (
          <div key={key}>
            <p className="font-semibold">{t(`reports.newer.${key}`, { count: texts.length })}</p>
            <ul className="list-disc ps-5">
              {texts.map(({ text, lang }) => (
                <li key={text} lang={lang ?? undefined} dir="auto" className="break-words">
                  {text}
                </li>
              ))}
            </ul>
          </div>
        ) : null,
      )}
      {photos > 0 ? <p>{t('reports.newer.photos', { count: photos })}</p> : null}
      {charts ? <p>{t('reports.newer.charts')}</p> : null}
    </div>
  )
}
