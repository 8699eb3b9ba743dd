import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { ChangeList } from './change-list.tsx'
import type { PartView } from './part-view.server.ts'

/** A part to tick, with all that would become different. */
export function PartCard({ part }: { part: PartView }) {
  const t = useT()
  return (
    <Card as="section" aria-label={part.name} className="flex flex-col gap-3">
      <Checkbox name="part" value={part.value} label={part.name} hint={part.text} />
      <ChangeList changes={part.changes} />
      {part.more > 0 && <p className="text-ink-soft text-sm">{t('sites.more', { count: part.more })}</p>}
    </Card>
  )
}
