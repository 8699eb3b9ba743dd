import { boolean, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { schoolTable } from '../school-table.ts'
import { anyone, office } from '../visibility.ts'

/** A school's switch for one module. No row: the default of the school's kind. */
export const moduleSwitches = schoolTable(
  'module_switches',
  {
    moduleId: text().notNull(),
    on: boolean().notNull(),
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    changedBy: uuid(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  {
    support: 'edit',
    platform: 'read',
    seenBy: anyone,
    writtenBy: office,
    extra: t => [unique('module_switches_once').on(t.schoolId, t.moduleId)],
  },
)

/** How the school looks and speaks; read on every page, cached by `version`. */
export const brands = schoolTable(
  'brands',
  {
    version: integer().notNull().default(1),
    shortName: text(),
    colour: text().notNull(),
    accent: text(),
    font: text().notNull(),
    corner: text().notNull(),
    /** Ids of brand files in the object store, made anew at each upload. */
    logoId: uuid(),
    markId: uuid(),
    logoKind: text({ enum: ['svg', 'raster'] }),
    /** Pixels of the logo as pages show it, so that nothing jumps while it loads. */
    logoWidth: integer(),
    logoHeight: integer(),
    welcome: text(),
    about: text(),
    hours: text(),
    address: text(),
    publicContact: text(),
    /** Nouns the school renamed: { 'class.one': 'group' } by locale. */
    vocabulary: jsonb().$type<Record<string, Record<string, string>>>().notNull().default({}),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  {
    support: 'edit',
    platform: 'read',
    seenBy: anyone,
    writtenBy: office,
    extra: t => [unique('brands_once').on(t.schoolId)],
  },
)

/** First steps of a new school that somebody ticked off or waved away. */
export const checklistTicks = schoolTable(
  'checklist_ticks',
  { step: text().notNull(), tickedBy: uuid() },
  {
    support: 'read',
    seenBy: office,
    writtenBy: office,
    extra: t => [unique('checklist_ticks_once').on(t.schoolId, t.step)],
  },
)
