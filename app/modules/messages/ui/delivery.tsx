import CheckCheck from 'lucide-react/icons/check-check'
import { useT } from '#app/platform/i18n/provider.tsx'
import { ReachBadge, type ReachInWords } from '#app/platform/notify/reach-badge.tsx'
import { useAsked } from '#app/platform/use-asked.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import type { Thread } from '../conversation.ts'
import { paths } from '../paths.ts'

interface Person {
  memberId: string
  name: string
  read: boolean
  reached: ReachInWords
}

/** For staff, at a message of theirs: who has read it, and how it has come to the others. */
export function Delivery({ messageId, readers }: { messageId: string; readers: Thread['readers'] }) {
  const t = useT()
  const answer = useAsked<{ people: Person[] }>(
    paths.delivery(messageId),
    // Somebody reads it while the sheet is open.
    readers.reduce((sum, { readSeq }) => sum + readSeq, 0),
  )
  if (answer === 'asked') return <Spinner label={t('ui.state.busy')} />
  if (answer === null) return null
  const { people } = answer
  return (
    <section>
      <h3 className="mb-2 text-sm">{t('messages.delivery.title')}</h3>
      {people.length > 0 ? (
        <ul className="flex max-h-[30dvh] flex-col gap-2 overflow-y-auto">
          {people.map(({ memberId, name, read, reached }) => (
            <li key={memberId} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <bdi className="min-w-0 truncate font-semibold">{name}</bdi>
              {read ? (
                <Badge tone="ok" icon={CheckCheck}>
                  {t('messages.delivery.read')}
                </Badge>
              ) : (
                <ReachBadge reached={reached} />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft text-sm">{t('messages.delivery.nobody')}</p>
      )}
    </section>
  )
}
