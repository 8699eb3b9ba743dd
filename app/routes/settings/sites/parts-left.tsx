import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import type { PartView } from './part-view.server.ts'

/** What there is nothing to tick for, and why. @param all nothing is left to tick */
export function PartsLeft({ parts, all }: { parts: readonly PartView[]; all: boolean }) {
  const t = useT()
  if (parts.length === 0) return null
  return (
    <Card as="section" className="flex flex-col gap-4">
      {all && (
        <EmptyState illustration={<DoneIllustration />} title={t('sites.all_same')} text={t('sites.all_same_text')} />
      )}
      <h2 className="text-lg">{t('sites.left')}</h2>
      <DefinitionList
        items={parts.map(({ id, name, state, changes }) => ({
          id,
          term: name,
          text: changes[0]?.because ?? t(`sites.state.${state}`),
        }))}
      />
    </Card>
  )
}
