import type { FirstStep, FirstSteps, HomeCard, HomeCards } from '#app/platform/home-card.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { moduleById } from '#tenants/registry.ts'
import { coreCards } from './core-cards.server.ts'

const files = import.meta.glob<{ cards: HomeCards; firstSteps?: FirstSteps }>('/app/modules/*/home-cards.server.ts', {
  eager: true,
})

/** What modules contribute, by their id. */
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file]),
)

/**
 * The reader's home page: the core's cards, then those of the modules that are on and list a card for their role. All are
 * asked together.
 */
export async function cardsFor(request: SchoolRequest): Promise<(HomeCard & { id: string })[]> {
  const { actor, resolved } = request
  const asked = [...coreCards(actor.role)]
  for (const moduleId of resolved.modules) {
    for (const { id, audience } of moduleById(moduleId)?.homeCards ?? []) {
      const card = contributed.get(moduleId)?.cards[id]
      if (card && audience.some(role => role === actor.role)) asked.push({ id: `${moduleId}.${id}`, card })
    }
  }
  const cards = await Promise.all(asked.map(async ({ id, card }) => ({ id, card: await card(request) })))
  return cards.flatMap(({ id, card }) => (card ? [{ id, ...card }] : []))
}

/** First steps that the modules that are on contribute. */
export function stepsOfModules(request: SchoolRequest): Promise<FirstStep[]> {
  const steps = request.resolved.modules.flatMap(id => Object.values(contributed.get(id)?.firstSteps ?? {}))
  return Promise.all(steps.map(step => step(request)))
}
