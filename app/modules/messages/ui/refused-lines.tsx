import { useT } from '#app/platform/i18n/provider.tsx'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import { everyTopic, lineOf } from './use-writing.ts'
import { WaitingBubble } from './waiting-bubble.tsx'

/** Above the list: what could not be sent, also into a conversation that its writer can open no more. */
export function RefusedLines({ memberId }: { memberId: string }) {
  const t = useT()
  const { items, retry, drop } = useWaiting(memberId, everyTopic)
  const refused = items.filter(({ refusal }) => refusal)
  if (refused.length === 0) return null
  return (
    <section aria-label={t('messages.waiting.title')} className="mb-5">
      <h2 className="text-base">{t('messages.waiting.title')}</h2>
      <ul className="flex flex-col gap-2">
        {refused.map(item => (
          <WaitingBubble key={item.id} line={lineOf(item)} onRetry={retry} onDrop={drop} />
        ))}
      </ul>
    </section>
  )
}
