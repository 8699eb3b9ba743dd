import type { Catalogue } from '#app/platform/i18n/translate.ts'
import type { ShownObservation } from '../shown-observation.ts'
import { ObservationCard } from './observation-card.tsx'

/** Observations one below the other. */
export function ObservationList({
  observations,
  words,
}: {
  observations: readonly ShownObservation[]
  words: Catalogue
}) {
  return (
    <div className="flex flex-col gap-4">
      {observations.map(observation => (
        <ObservationCard key={observation.id} observation={observation} words={words} />
      ))}
    </div>
  )
}
