import type { FirstStep, FirstSteps, HomeCard, HomeCards, HomeLine, HomeLines } from '#app/platform/home-card.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { moduleById } from '#tenants/registry.ts'
import { type CoreCard, coreCards } from './core-cards.server.ts'

interface Contribution {
  cards: HomeCards
  lines?: HomeLines
  firstSteps?: FirstSteps
}

const files = import.meta.glob<Contribution>('/app/modules/*/home-cards.server.ts', { eager: true })

/** What modules contribute, by their id. */
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file]),
)

/**
 * The reader's home page: the core's cards around those of the modules that are on and list a card for their role. Rows of
 * children and classes carry what modules say of them. All are asked together.
 */
export async function cardsFor(request: SchoolRequest): Promise<(HomeCard & { id: string })[]> {
  const { actor } = request
  const core = coreCards(actor.role)
  const asked = [
    ...core.first.map(each => ({ id: each.id, card: () => withLines(each, request) })),
    ...moduleCards(request),
    ...core.last,
  ]
  const cards = await Promise.all(asked.map(async ({ id, card }) => ({ id, card: await card(request) })))
  return cards.flatMap(({ id, card }) => (card ? [{ id, ...card }] : []))
}

/** First steps that the modules that are on contribute. */
export function stepsOfModules(request: SchoolRequest): Promise<FirstStep[]> {
  const steps = request.resolved.modules.flatMap(id => Object.values(contributed.get(id)?.firstSteps ?? {}))
  return Promise.all(steps.map(step => step(request)))
}

function moduleCards({ actor, resolved }: SchoolRequest): CoreCard[] {
  return resolved.modules.flatMap(moduleId =>
    (moduleById(moduleId)?.homeCards ?? []).flatMap(({ id, audience }) => {
      const card = contributed.get(moduleId)?.cards[id]
      return card && audience.some(role => role === actor.role) ? [{ id: `${moduleId}.${id}`, card }] : []
    }),
  )
}

async function withLines({ card, rowsAre }: CoreCard, request: SchoolRequest): Promise<HomeCard | null> {
  const speaking = request.resolved.modules.flatMap(id => {
    const lines = rowsAre && moduleById(id)?.homeLines?.includes(rowsAre) && contributed.get(id)?.lines?.[rowsAre]
    return lines ? [lines(request)] : []
  })
  const [made, ...said] = await Promise.all([card(request), ...speaking])
  return made?.rows ? { ...made, rows: made.rows.map(row => ({ ...row, ...told(row.text, said, row.id) })) } : made
}

function told(text: string | undefined, said: readonly ReadonlyMap<string, HomeLine>[], id: string) {
  const lines = said.flatMap(each => each.get(id) ?? [])
  const [href] = lines.flatMap(line => line.href ?? [])
  const [badge] = lines.flatMap(line => line.badge ?? [])
  const parts = [text, ...lines.map(line => line.text)].filter(Boolean)
  return { text: parts.join(' · '), ...(href ? { href } : {}), ...(badge ? { badge } : {}) }
}
