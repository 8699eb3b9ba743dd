import { z } from 'zod'
import { longestIncident, longestIncidentTitle } from '#tenants/status/limits.ts'

/** As an input for day and time gives it, read as UTC. */
const moment = z.string('ui.field.required').transform((typed, context) => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? new Date(`${typed}Z`) : null
  if (at && !Number.isNaN(at.getTime())) return at
  context.addIssue({ code: 'custom', message: 'ui.field.date' })
  return z.NEVER
})
const words = (longest: number) =>
  z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longest, 'ui.field.too_long')

export const IncidentForm = z
  .object({
    incidentId: z.uuid(),
    titleEn: words(longestIncidentTitle),
    titleZh: words(longestIncidentTitle),
    bodyEn: words(longestIncident),
    bodyZh: words(longestIncident),
    startedAt: moment,
    endedAt: moment.optional(),
  })
  .superRefine(({ startedAt, endedAt }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const now = new Date()
    if (startedAt > now) refuse('startedAt', 'console.incident.in_future')
    if (endedAt && endedAt > now) refuse('endedAt', 'console.incident.in_future')
    else if (endedAt && endedAt < startedAt) refuse('endedAt', 'console.incident.before_start')
  })

/** What was typed as it is kept. */
export function draftOf({ incidentId: id, endedAt, ...rest }: z.output<typeof IncidentForm>) {
  return { ...rest, id, endedAt: endedAt ?? null }
}

/** A moment as the form's inputs take it: '2026-11-28T13:05', UTC. */
export const typedMoment = (moment: Date): string => moment.toISOString().slice(0, 16)
