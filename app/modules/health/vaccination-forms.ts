import { z } from 'zod'
import { scheduleChoices } from './schedules/chosen.ts'
import { vaccines } from './schedules/schedule.ts'
import { vaccinationWays } from './vaccination.ts'

export const longestPlace = 120
export const longestReason = 500
export const mostDoses = 8

export const VaccinationForm = z
  .object({
    /** Made with the page, so that one sent twice is one. */
    vaccinationId: z.uuid(),
    way: z.enum(vaccinationWays, 'health.vaccination.way_missing'),
    vaccine: z.enum(vaccines, 'health.vaccination.vaccine_missing'),
    dose: z.coerce
      .number('health.vaccination.dose_wrong')
      .int('health.vaccination.dose_wrong')
      .min(1, 'health.vaccination.dose_wrong')
      .max(mostDoses, 'health.vaccination.dose_wrong')
      .optional(),
    day: z.iso.date('ui.field.date').optional(),
    place: z.string().trim().max(longestPlace, 'ui.field.too_long').optional(),
    reason: z.string().trim().max(longestReason, 'ui.field.too_long').optional(),
  })
  .refine(({ way, dose }) => way !== 'given' || dose !== undefined, {
    path: ['dose'],
    error: 'health.vaccination.dose_wrong',
  })
  .refine(({ way, day }) => way !== 'given' || day, { path: ['day'], error: 'ui.field.date' })
  .refine(({ way, reason }) => way === 'given' || reason, {
    path: ['reason'],
    error: 'health.vaccination.reason_missing',
  })
export type VaccinationInput = z.output<typeof VaccinationForm>

export const RemovalForm = z.object({})

export const SettingsForm = z.object({
  schedule: z.enum(scheduleChoices, 'ui.field.check'),
  weeksAhead: z.coerce
    .number('health.settings.weeks_wrong')
    .int('health.settings.weeks_wrong')
    .min(1, 'health.settings.weeks_wrong')
    .max(52, 'health.settings.weeks_wrong'),
})
