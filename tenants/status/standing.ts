import { type StatusComponent, statusComponents } from '#db/schema/status.ts'
import type { StatusDay } from './days.server.ts'

/** After this long without a measurement nobody knows. */
const knownForMs = 5 * 60_000
const dayMs = 86_400_000
/** Days that are shown. */
export const shownDays = 90

export type ComponentState = 'well' | 'down' | 'unknown'
/** `incident`: all that is measured is well, and yet an operator has written of a disturbance that lasts. */
export type OverallState = ComponentState | 'incident'
/** How a day was: all but a minute in a thousand, all but one in twenty, worse, or not measured at all. */
export type DayLevel = 'well' | 'some' | 'bad' | 'none'

export interface ShownComponent {
  component: StatusComponent
  state: ComponentState
  /** Well minutes of those measured in the days shown, from 0 to 1; null when there are none. */
  share: number | null
  /** As many as are shown, the oldest first; `share` as above. */
  days: { day: string; level: DayLevel; share: number | null }[]
}

export interface Standing {
  overall: OverallState
  /** The minute measured last, however long ago; null before the first. */
  at: Date | null
  components: ShownComponent[]
}

/** What the page about the installation's state says of what was measured. Pure. */
export function standingOf(rows: readonly StatusDay[], now: Date, anyIncident: boolean): Standing {
  const components = statusComponents.map(component =>
    shownComponent(
      component,
      rows.filter(row => row.component === component),
      now,
    ),
  )
  const minutes = rows.map(row => row.lastMinute.getTime())
  return {
    overall: overallOf(
      components.map(({ state }) => state),
      anyIncident,
    ),
    at: minutes.length > 0 ? new Date(Math.max(...minutes)) : null,
    components,
  }
}

function overallOf(states: readonly ComponentState[], anyIncident: boolean): OverallState {
  if (states.includes('down')) return 'down'
  if (states.includes('unknown')) return 'unknown'
  return anyIncident ? 'incident' : 'well'
}

function shownComponent(component: StatusComponent, rows: readonly StatusDay[], now: Date): ShownComponent {
  const byDay = new Map(rows.map(row => [row.day, row]))
  const days = Array.from({ length: shownDays }, (_, index) => {
    const day = new Date(now.getTime() - (shownDays - 1 - index) * dayMs).toISOString().slice(0, 10)
    const row = byDay.get(day)
    const share = row ? row.well / row.measured : null
    return { day, share, level: levelOf(share) }
  })
  const shown = days.flatMap(({ day }) => byDay.get(day) ?? [])
  const measured = sum(shown.map(row => row.measured))
  return {
    component,
    state: stateOf(rows, now),
    share: measured > 0 ? sum(shown.map(row => row.well)) / measured : null,
    days,
  }
}

function stateOf(rows: readonly StatusDay[], now: Date): ComponentState {
  const last = rows.reduce<StatusDay | null>((a, b) => (a && a.lastMinute > b.lastMinute ? a : b), null)
  return last && now.getTime() - last.lastMinute.getTime() <= knownForMs ? last.lastOutcome : 'unknown'
}

function levelOf(share: number | null): DayLevel {
  if (share === null) return 'none'
  if (share >= 0.999) return 'well'
  return share >= 0.95 ? 'some' : 'bad'
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
