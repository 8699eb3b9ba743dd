import { Form } from '@remix-run/react'
import clsx from 'clsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MilestoneStanding } from '#db/schema/portfolio-progress.ts'
import { paths } from '../paths.ts'

const choices = ['emerging', 'secure', 'none'] as const

/** How far a child is with a goal: one tap notes it, with the observation before one's eyes as evidence. */
export function MilestoneMarks({
  childId,
  term,
  label,
  standing,
  observationId,
}: {
  childId: string
  term: string
  /** Names the group. */
  label: string
  standing: MilestoneStanding | null
  observationId?: string | undefined
}) {
  const t = useT()
  return (
    <Form method="post" action={paths.milestones(childId)} preventScrollReset>
      <input type="hidden" name="term" value={term} />
      {observationId ? <input type="hidden" name="observationId" value={observationId} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks */}
      <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
        {choices.map(choice => {
          const current = choice === (standing ?? 'none')
          return (
            <button
              key={choice}
              type="submit"
              name="standing"
              value={choice}
              aria-pressed={current}
              className={clsx(
                'pressable min-h-11 rounded-pill border-[1.5px] px-3.5 font-bold text-sm pointer-fine:min-h-9',
                current ? 'border-brand bg-brand-soft text-on-brand-soft' : 'border-line bg-surface text-ink',
              )}
            >
              {t(`portfolio.milestone.${choice}`)}
            </button>
          )
        })}
      </div>
    </Form>
  )
}
