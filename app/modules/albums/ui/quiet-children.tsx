import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { quietDays } from '../policy.ts'
import type { Preparation } from '../preparation.server.ts'

const most = 8

/** Who has not been in a photo for long, and is not in this album either. */
export function QuietChildren({ desk }: { desk: Preparation }) {
  const { t } = useLanguage()
  const here = new Set(Object.values(desk.tags).flat())
  const days = (since: number | null) => since ?? Number.MAX_SAFE_INTEGER
  const quiet = desk.children
    .filter(({ id, daysSince }) => !here.has(id) && days(daysSince) >= quietDays)
    .sort((a, b) => days(b.daysSince) - days(a.daysSince))
    .slice(0, most)
  if (quiet.length === 0) return null
  return (
    <section>
      <SectionHeader level={3} title={t('albums.meter.title')} text={t('albums.meter.text')} />
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {quiet.map(({ id, name, daysSince }) => (
          <li key={id} className="flex items-center gap-2 font-bold">
            {name}
            <Badge tone="warn">
              {daysSince === null ? t('albums.meter.never') : t('albums.meter.days', { count: daysSince })}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
