import { z } from 'zod'
import { milestoneStandings } from '#db/schema/portfolio-progress.ts'
import { frameworkIds } from './frameworks/framework.ts'
import {
  longestSearch,
  longestStep,
  longestTermName,
  longestText,
  longestWords,
  mostAreas,
  mostChildren,
  mostFiles,
} from './limits.ts'

const id = z.uuid()
/** Browsers send nothing for a switch that is off. */
const checkbox = z.coerce.boolean().default(false)
/** Browsers send CRLF for every new line, which would count twice. */
const lines = (longest: number) =>
  z
    .string()
    .overwrite(text => text.replaceAll('\r\n', '\n'))
    .trim()
    .max(longest, 'ui.field.too_long')
/** One or several of the same name; browsers send nothing when none is ticked. */
const several = <Each extends z.ZodType<string>>(each: Each, most: number, tooMany: string) =>
  z.union([each.transform(one => [one]), z.array(each).max(most, tooMany)])

/** Of a framework: `cn36.health.body.1`, or `own.` and an id. */
export const TermKey = z
  .string()
  .regex(/^[a-z0-9]+(\.[a-z0-9-]+){1,3}$/, 'ui.field.check')
  .max(80)

const said = {
  text: lines(longestText).default(''),
  /** What the child said. */
  words: lines(longestWords).default(''),
  /** Of uploads that have arrived, in the order chosen. */
  mediaIds: several(id, mostFiles, 'portfolio.form.too_many_files').default([]),
}
const saysSomething = (form: { text: string; words: string; mediaIds: readonly string[] }) =>
  form.text !== '' || form.words !== '' || form.mediaIds.length > 0
const nothingSaid = { path: ['text'], message: 'portfolio.form.say_something' }

export const ObservationForm = z
  .object({
    /** Made by the page, so that sending it twice writes one. */
    observationId: id,
    childIds: several(id, mostChildren, 'portfolio.form.too_many_children')
      .default([])
      .pipe(z.array(id).min(1, 'portfolio.form.choose_child')),
    observedOn: z.iso.date('ui.field.date'),
    ...said,
    areas: several(TermKey, mostAreas, 'portfolio.form.too_many_areas').default([]),
    outcome: z.enum(['share', 'draft']).default('draft'),
  })
  .refine(saysSomething, nothingSaid)
export type ObservationInput = Omit<z.output<typeof ObservationForm>, 'observationId'>

export const ContributionForm = z
  .object({
    observationId: id,
    ...said,
    /** The step that it answers. */
    stepId: id.optional(),
  })
  .refine(saysSomething, nothingSaid)
export type ContributionInput = Omit<z.output<typeof ContributionForm>, 'observationId'>

export const ReturnForm = z.object({ note: lines(longestStep).min(1, 'ui.field.required') })

export const MilestoneForm = z.object({
  term: TermKey,
  /** `none` takes back what was noted. */
  standing: z.enum([...milestoneStandings, 'none']),
  observationId: id.optional(),
})
export type MilestoneInput = z.output<typeof MilestoneForm>

export const StepForm = z.object({
  stepId: id,
  text: z
    .string('ui.field.required')
    .overwrite(text => text.replaceAll('\r\n', '\n'))
    .trim()
    .min(1, 'ui.field.required')
    .max(longestStep, 'ui.field.too_long'),
  area: TermKey.optional(),
  forFamily: checkbox,
})
export type StepInput = Omit<z.output<typeof StepForm>, 'stepId'>
export const DoneForm = z.object({ done: z.enum(['yes', 'no']) })

const name = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestTermName, 'ui.field.too_long')
export const TermForm = z.object({ termId: id, areaId: id.optional(), name })
export const RenameForm = z.object({ name })
/** Which it comes to stand before; nothing: last. */
export const PlaceForm = z.object({ beforeId: id.optional() })
export const RetireForm = z.object({ offered: z.enum(['yes', 'no']) })

export const SettingsForm = z.object({
  frameworks: several(z.enum(frameworkIds), frameworkIds.length, 'ui.field.check')
    .default([])
    .pipe(z.array(z.enum(frameworkIds)).min(1, 'portfolio.settings.choose_framework')),
  review: checkbox,
  coverageWeeks: z.coerce
    .number('ui.field.check')
    .int('ui.field.check')
    .min(1, 'ui.field.check')
    .max(52, 'ui.field.check'),
})

/** For verbs that the address says whole. */
export const NothingForm = z.object({})

/** What a timeline is narrowed to, from an address; what makes no sense is as if it were not there. */
export interface TimelineFilter {
  area?: string | undefined
  origin?: 'school' | 'home' | undefined
  before?: { on: string; id: string } | undefined
}
export function timelineFilterOf(query: URLSearchParams): TimelineFilter {
  const [on, before] = query.get('before')?.split('_') ?? []
  return {
    area: TermKey.safeParse(query.get('area')).data,
    origin: z.enum(['school', 'home']).safeParse(query.get('from')).data,
    before: z.object({ on: z.iso.date(), id }).safeParse({ on, id: before }).data,
  }
}

/** What is looked for. */
export const searchOf = (query: URLSearchParams): string => (query.get('q') ?? '').trim().slice(0, longestSearch)
