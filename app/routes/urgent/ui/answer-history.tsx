import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { CallAnswer } from '#db/schema/urgent.ts'
import { StandingBadge } from './standing-badge.tsx'

/** All that somebody has said, the latest first. */
export function AnswerHistory({ history }: { history: readonly { id: string; answer: CallAnswer; line: string }[] }) {
  const t = useT()
  return (
    <Card as="section">
      <h2 className="text-lg">{t('urgent.person.history')}</h2>
      {history.length === 0 ? <p className="text-ink-soft">{t('urgent.person.nothing')}</p> : null}
      <ol className="mt-3 flex flex-col gap-2.5 empty:hidden">
        {history.map(({ id, answer, line }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <StandingBadge standing={answer} />
            <span>{line}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
