import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { Call } from '#tenants/urgent/call.ts'

/** What a call says, to be read at arm's length, and to whom. */
export function CallSheet({ call }: { call: Pick<Call, 'words' | 'audience' | 'classes' | 'question'> }) {
  const t = useT()
  const { words, audience, classes, question } = call
  const to =
    audience === 'classes'
      ? classes.length > 0
        ? t('urgent.call.to_classes', { classes: classes.join(', ') })
        : t('urgent.call.to_family')
      : t(`urgent.call.to_${audience}`)
  return (
    <Card as="section" className="flex flex-col gap-3">
      <p className="whitespace-pre-line break-words font-bold text-xl leading-snug sm:text-2xl">{words}</p>
      <p className="text-ink-soft">{[to, t(`urgent.new.${question}`)].join(' · ')}</p>
    </Card>
  )
}
