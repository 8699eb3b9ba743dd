// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { formatDay, formatMonth } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { ShownEntry, TimelineKind } from '#app/platform/timeline-page.server.ts'
import { iconOf } from '#app/shell/icons.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { PhotoGrid } from '#app/ui/photo-grid.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'

/** Entries of a timeline, below the names of their months. */
export function EntryList({ entries, kinds }: { entries: readonly ShownEntry[]; kinds: readonly TimelineKind[] }) {
  const { locale } = useLanguage()
  const months = [...new Set(entries.map(({ day }) => day.slice(0, 7)))]
  return (
    <div className="flex flex-col gap-8">
      {months.map(month => (
        <section key={month} className="flex flex-col gap-3">
          <h2 className="text-lg">{formatMonth(locale, month)}</h2>
          <ul role="list" className="flex flex-col gap-3">
            {entries
              .filter(({ day }) => day.startsWith(month))
              .map(entry => (
                <Entry key={entry.id} entry={entry} kind={kinds.find(({ id }) => id === entry.kind)} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Entry({ entry, kind }: { entry: ShownEntry; kind: TimelineKind | undefined }) {
  const { locale } = useLanguage()
  const { day, title, text, href, badge, pictures } = entry
  return (
    <Card as="li" className="flex break-inside-avoid flex-col gap-3">
      <div className="flex items-start gap-3.5">
        <RowIcon icon={iconOf(kind?.icon ?? '')} />
        <div className="min-w-0 grow">
          <p className="text-ink-soft text-sm">
            {formatDay(locale, day)}
            {kind ? ` · ${kind.label}` : null}
          </p>
          <h3 className="font-bold">
            {href ? (
              <Anchor href={href} className="text-link hover:underline">
                {title}
              </Anchor>
            ) : (
              title
            )}
          </h3>
          {text ? <p className="mt-0.5 whitespace-pre-line text-sm">{text}</p> : null}
        </div>
        {badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null}
      </div>
      {pictures && pictures.length > 0 ? <PhotoGrid items={pictures} label={title} /> : null}
    </Card>
  )
}
