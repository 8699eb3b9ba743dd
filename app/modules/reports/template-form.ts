import type { z } from 'zod'
import type { TemplateSection } from '#db/schema/reports.ts'
import type { TemplateForm } from './forms.ts'

/** A template as a form gives it: in the order of the places that were typed, of two at one place the upper first. Pure. */
export const templateOf = ({ sections }: z.output<typeof TemplateForm>): TemplateSection[] =>
  sections
    .map((section, index) => ({ section, index }))
    .toSorted((a, b) => a.section.place - b.section.place || a.index - b.index)
    .map(({ section: { id, on, en, zh } }) => ({
      ...{ id, on },
      words: { ...(en ? { en } : {}), ...(zh ? { 'zh-Hans': zh } : {}) },
    }))
