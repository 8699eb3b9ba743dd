import { type ModuleFigure, siteFiguresOf } from '#app/platform/site-figures.server.ts'
import { isShut, type SchoolState } from '#db/school-states.ts'
import { storageOf } from '#tenants/files/storage.server.ts'
import { type Figures, figuresOf } from '#tenants/people/figures.server.ts'
import { inTurns } from '#tenants/sites/in-turns.ts'
import { type OwnSite, sitesAtOnce } from '#tenants/sites/own.server.ts'

/** A school of an owner's with how it stands today; of one that is shut only that it is. */
export interface SiteSummary {
  id: string
  name: string
  state: SchoolState
  plan: string
  figures: SiteFigures | null
}
export interface SiteFigures extends Omit<Figures, 'guardians' | 'joined'> {
  families: { value: number; of: number }
  /** Gigabytes of 1e9 bytes. */
  storage: { value: number; of: number }
  today: ModuleFigure[]
}

/** Each school read as its owner, behind its own wall; several at a time, never all. */
export const summariesOf = (sites: readonly OwnSite[]): Promise<SiteSummary[]> => inTurns(sites, sitesAtOnce, summaryOf)

async function summaryOf({ resolved, school }: OwnSite): Promise<SiteSummary> {
  const { id, name, state, plan } = resolved.facts
  if (isShut(state)) return { id, name, state, plan, figures: null }
  const one = school.readingTogether()
  const [counted, storage, today] = await Promise.all([
    figuresOf(one),
    storageOf(school),
    siteFiguresOf({ school: one, resolved }),
  ])
  const { guardians, joined, ...rest } = counted
  return {
    ...{ id, name, state, plan },
    figures: {
      ...rest,
      families: { value: joined, of: guardians },
      storage: { value: storage.used / 1e9, of: storage.allowed / 1e9 },
      today,
    },
  }
}

/** The figures of all open schools together. Pure. */
export function totalOf(sites: readonly SiteSummary[]): SiteFigures {
  const open = sites.flatMap(({ figures }) => figures ?? [])
  const sum = (one: (figures: SiteFigures) => number) => open.reduce((total, each) => total + one(each), 0)
  const pair = (one: (figures: SiteFigures) => { value: number; of: number }) => ({
    value: sum(each => one(each).value),
    of: sum(each => one(each).of),
  })
  const modules = [...new Set(open.flatMap(({ today }) => today.map(({ moduleId }) => moduleId)))]
  const nothing = { value: 0, of: 0 }
  return {
    children: sum(each => each.children),
    classes: sum(each => each.classes),
    staff: sum(each => each.staff),
    families: pair(each => each.families),
    storage: pair(each => each.storage),
    today: modules.map(moduleId => ({
      moduleId,
      ...pair(({ today }) => today.find(each => each.moduleId === moduleId) ?? nothing),
    })),
  }
}
