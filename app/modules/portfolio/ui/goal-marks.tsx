import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { MarkedGoal } from '../marked-goals.server.ts'
import type { ShownObservation } from '../shown-observation.ts'
import { MilestoneMarks } from './milestone-marks.tsx'

/** Notes how far each child is with what the observation shows. */
export function GoalMarks({ observation, goals }: { observation: ShownObservation; goals: readonly MarkedGoal[] }) {
  const t = useT()
  if (goals.length === 0) return null
  return (
    <Card as="section">
      <SectionHeader title={t('portfolio.milestone.title')} text={t('portfolio.milestone.text')} />
      <ul className="flex flex-col gap-5">
        {observation.areas
          .filter(({ term }) => goals.some(goal => goal.term === term))
          .map(({ term, name }) => (
            <li key={term}>
              <p className="mb-1 break-words font-bold">{name}</p>
              <ul className="flex flex-col gap-2">
                {observation.children.map(child => (
                  <li key={child.id} className="flex flex-wrap items-center justify-between gap-2">
                    <bdi className="min-w-0 break-words">{child.name}</bdi>
                    <MilestoneMarks
                      childId={child.id}
                      term={term}
                      label={t('portfolio.milestone.of', { name: child.name, goal: name })}
                      standing={goals.find(goal => goal.term === term && goal.childId === child.id)?.standing ?? null}
                      observationId={observation.id}
                    />
                  </li>
                ))}
              </ul>
            </li>
          ))}
      </ul>
    </Card>
  )
}
