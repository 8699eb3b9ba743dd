import { v7 as uuidv7 } from 'uuid'
import type { IncidentInput } from './incident-forms.ts'

/** For tests: an incident as its form gives it. */
export const bump = (childId: string, over: Partial<IncidentInput> = {}): IncidentInput => ({
  incidentId: uuidv7(),
  childId,
  seen: 0,
  day: '2026-11-20',
  time: '10:15',
  kind: 'bump',
  place: 'yard',
  placeWords: 'Beside the slide',
  what: 'Ran against the post of the swing.',
  regions: ['front.forehead'],
  firstAid: 'Cooled for ten minutes.',
  firstAidBy: 'Tess Teacher',
  seenBy: undefined,
  familyCalled: false,
  calledAt: undefined,
  doctor: 'none',
  others: 'Jonas pushed',
  tellNow: false,
  namesChecked: false,
  mediaIds: [],
  outcome: 'submit',
  ...over,
})
