import { z } from 'zod'
import { signatureFields, signatureProblem } from '#app/platform/signature/form.ts'
import { bodyRegions, regionOf } from './body-regions.ts'
import { doctorWays, incidentKinds, incidentPlaces } from './incident.ts'
import { longestLine, longestReason, longestReport, mostPhotos } from './limits.ts'

const id = z.uuid()
/** Browsers send nothing for a box that is not ticked. */
const ticked = z.coerce.boolean().default(false)
const lineEnds = (text: string) => text.replaceAll('\r\n', '\n')
const passage = (missing: string) =>
  z.string(missing).overwrite(lineEnds).trim().min(2, missing).max(longestReport, 'ui.field.too_long')
const line = z.string().trim().max(longestLine, 'ui.field.too_long').optional()
const clock = (missing: string) => z.string(missing).regex(/^([01]\d|2[0-3]):[0-5]\d$/, missing)
/** One or several of the same name; nothing is sent when none is ticked. */
const several = <Each extends z.ZodType<string>>(each: Each, most: number, tooMany: string) =>
  z.union([each.transform(one => [one]), z.array(each).max(most, tooMany)]).default([])

/** An incident as it is written down or changed. */
export const IncidentForm = z
  .object({
    /** Made with the page, so that one sent twice is one. */
    incidentId: id,
    childId: z.uuid('health.incident.form.child'),
    /** The version that stood on the page; 0 for a new one. */
    seen: z.coerce.number().int().min(0).default(0),
    day: z.iso.date('ui.field.date'),
    time: clock('health.incident.form.time'),
    kind: z.enum(incidentKinds, 'health.incident.form.kind'),
    place: z.enum(incidentPlaces, 'health.incident.form.place'),
    placeWords: line,
    what: passage('health.incident.form.what'),
    regions: several(
      z.string().refine(each => regionOf(each) !== undefined, 'ui.field.check'),
      bodyRegions.length,
      'ui.field.check',
    ),
    firstAid: passage('health.incident.form.first_aid'),
    firstAidBy: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestLine, 'ui.field.too_long'),
    seenBy: line,
    familyCalled: ticked,
    calledAt: clock('health.incident.form.time').optional(),
    doctor: z.enum(doctorWays).default('none'),
    others: line,
    tellNow: ticked,
    /** The writer has been asked about a name and says that it is no other child's. */
    namesChecked: ticked,
    /** Of uploads that have arrived, and of those it has already, in the order chosen. */
    mediaIds: several(id, mostPhotos, 'health.incident.form.too_many_photos'),
    outcome: z.enum(['submit', 'draft']).default('draft'),
  })
  .refine(({ familyCalled, calledAt }) => !familyCalled || calledAt, {
    path: ['calledAt'],
    error: 'health.incident.form.called_at',
  })
export type IncidentInput = z.output<typeof IncidentForm>

/** What a lead has read, and approves. */
export const ApprovalForm = z.object({ seen: z.coerce.number().int().min(1) })
export const ReturnForm = z.object({
  seen: z.coerce.number().int().min(1),
  words: z.string('ui.field.required').trim().min(2, 'ui.field.required').max(longestReport, 'ui.field.too_long'),
})
export const AddendumForm = z.object({ addendumId: id, words: passage('ui.field.required') })

export const IncidentSignForm = z
  .object({
    signatureId: id,
    /** How many addenda the guardian had before them. */
    addenda: z.coerce.number().int().min(0),
    /** Of the words that were on the page. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    ...signatureFields,
  })
  .superRefine(signatureProblem)
export type IncidentSignature = z.output<typeof IncidentSignForm>

/** Why the office opens a class's registers. */
export const RegistersReasonForm = z.object({
  kind: z
    .string()
    .regex(/^[a-z_]+\.[a-z_]+$/)
    .optional(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  reason: z
    .string('access.reason.missing')
    .trim()
    .min(3, 'access.reason.missing')
    .max(longestReason, 'ui.field.too_long'),
})

/** For verbs that the address says whole. */
export const NothingForm = z.object({})

export const incidentFilters = ['all', 'draft', 'submitted', 'to_sign', 'signed'] as const
export type IncidentFilter = (typeof incidentFilters)[number]
/** What a list is narrowed to, from an address. */
export const filterOf = (query: URLSearchParams): { show: IncidentFilter; classId: string | null } => ({
  show: z.enum(incidentFilters).safeParse(query.get('show')).data ?? 'all',
  classId: id.safeParse(query.get('class')).data ?? null,
})

/** The month that an address names, or else the one of today; what has not come yet is none. ISO: 2026-05. */
export function monthFrom(query: URLSearchParams, today: string): { month: string; isLast: boolean } {
  const asked = z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .safeParse(query.get('month')).data
  const thisMonth = today.slice(0, 7)
  const month = asked !== undefined && asked < thisMonth ? asked : thisMonth
  return { month, isLast: month === thisMonth }
}
