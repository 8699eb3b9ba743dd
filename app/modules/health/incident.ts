import type { Attachment } from '#app/platform/attachments/attachment.ts'
import type { Translate } from '#app/platform/i18n/translate.ts'
import type { IncidentState } from '#db/health-words.ts'
import { isOfHead, regionOf, saysBehind } from './body-regions.ts'

export const incidentKinds = [
  'fall',
  'bump',
  'pinch',
  'bite',
  'scratch',
  'cut',
  'burn',
  'sting',
  'choking',
  'other',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

export const incidentPlaces = [
  'yard',
  'group_room',
  'hall',
  'stairs',
  'washroom',
  'meal',
  'nap',
  'trip',
  'other',
] as const
export type IncidentPlace = (typeof incidentPlaces)[number]

/** What a doctor had to do with it. */
export const doctorWays = ['none', 'advised', 'taken', 'ambulance'] as const
export type DoctorWay = (typeof doctorWays)[number]

/** What is written down of an incident: the sealed part. */
export interface IncidentReport {
  /** By the school's clock, `14:05`. */
  time: string
  kind: IncidentKind
  place: IncidentPlace
  placeWords: string | null
  what: string
  /** Of the body map (`body-regions.ts`). */
  regions: string[]
  firstAid: string
  firstAidBy: string
  seenBy: string | null
  familyCalled: boolean
  /** `14:20`. */
  calledAt: string | null
  doctor: DoctorWay
  /** Who else had part in it: for the staff alone. Never shown to the family, nor part of what is signed. */
  others: string | null
}

/** Whether its family is told what to look out for after a blow to the head. */
export const isHeadInjury = ({ regions }: Pick<IncidentReport, 'regions'>): boolean => regions.some(isOfHead)

/** What its family reads of a report. */
export const forFamily = (report: IncidentReport): IncidentReport => ({ ...report, others: null })

export interface Addendum {
  id: string
  number: number
  words: string
  by: string
  /** ISO instant. */
  at: string
  hash: string
}

export interface IncidentSignature {
  id: string
  memberId: string
  /** How many addenda there were to read. */
  addenda: number
  name: string
  at: string
  hash: string
  way: 'drawn' | 'typed'
  mark: string
}

/** An incident as its reader sees it. */
export interface Incident {
  id: string
  child: { id: string; name: string; shortName: string; photoId: string | null }
  /** ISO date. */
  day: string
  state: IncidentState
  version: number
  author: { id: string; name: string }
  tellNow: boolean
  /** The family sees it. */
  told: boolean
  /** Null for a family while it is being written anew. */
  report: IncidentReport | null
  /** Why a lead gave it back; for staff. */
  returned: string | null
  approved: { by: string; at: string; hash: string } | null
  photos: Attachment[]
  addenda: Addendum[]
  signatures: IncidentSignature[]
}

/** How far an incident has come, in one word. */
export type IncidentStanding = 'draft' | 'returned' | 'submitted' | 'to_sign' | 'signed'

/** An incident in a list: whose and when and how far, nothing of what happened. */
export interface ListedIncident {
  id: string
  childId: string
  childName: string
  photoId: string | null
  day: string
  author: string
  standing: IncidentStanding
}

/** Once some guardian has signed what stands there now, it is signed. */
export function standingOf(of: {
  state: IncidentState
  returned: boolean
  addenda: number
  /** The most addenda that a signature has read; null without one. */
  signedWith: number | null
}): IncidentStanding {
  if (of.state === 'draft') return of.returned ? 'returned' : 'draft'
  if (of.state === 'submitted') return 'submitted'
  return of.signedWith === of.addenda ? 'signed' : 'to_sign'
}

/** What a region is called: "left hand", "right elbow, from behind". */
export function regionName(t: Translate, id: string): string {
  const region = regionOf(id)
  if (!region) return id
  const part = t(`health.incident.part.${region.part}`)
  const sided = region.side ? t(`health.incident.side.${region.side}`, { part }) : part
  return saysBehind(region) ? t('health.incident.behind', { part: sided }) : sided
}
