import { sql } from 'drizzle-orm'
import {
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { schoolTable } from '../school-table.ts'
import { systemOnly } from '../visibility.ts'
import { ownRow, wholeTable } from './platform.ts'

/*
 * The vendor's own books where schools pay by bank transfer: outside the wall, without people. Nothing here goes with an erased school,
 * since tax law has books kept for years: `school_id` points nowhere on purpose. What was issued or booked never changes (migration
 * 0060): payments, their counter entries and credit notes are what moves an invoice.
 */

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const moment = () => timestamp({ withTimezone: true }).notNull().defaultNow()

/** A row of what is billed. Its words are a key and values, so that it can be read in either language. Amounts are hundredths. */
export interface InvoiceLine {
  key: 'plan' | 'extra' | 'upgrade' | 'unused' | 'credit'
  values: Record<string, string | number>
  quantity: number
  unit: number
  amount: number
}
/** Whom a bill was made out to, as it was then. */
export interface InvoiceBuyer {
  name: string
  address: string[]
  country: string
  taxId: string | null
  reference: string | null
}
/** Who made it out, as it was then. */
export interface InvoiceSeller {
  name: string
  address: string[]
  country: string
  taxId: string
  bank: { holder: string; account: string; bank: string }
}

/** The last number that was given, by kind and year. A row is locked by whoever takes the next, until they commit. */
export const invoiceCounters = pgTable(
  'invoice_counters',
  { kind: text().notNull(), year: integer().notNull(), last: integer().notNull() },
  table => [primaryKey({ columns: [table.kind, table.year] }), wholeTable('invoice_counters_platform')],
)

export const invoices = pgTable(
  'invoices',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: uuid().notNull(),
    kind: text({ enum: ['invoice', 'credit_note'] }).notNull(),
    year: integer().notNull(),
    sequence: integer().notNull(),
    /** As it is printed, and given as reference by whoever pays. */
    number: text().notNull().unique(),
    /** What led to it. `begin` and `interval` set the day of the month on which periods begin. */
    cause: text({ enum: ['begin', 'renewal', 'upgrade', 'interval', 'closing', 'credit'] }).notNull(),
    /** What it was asked for with; asking twice is asking once. */
    orderId: uuid(),
    /** Of a credit note: what it takes back. */
    corrects: uuid(),
    currency: text({ enum: ['CNY', 'EUR', 'USD', 'GBP'] }).notNull(),
    lines: jsonb().$type<InvoiceLine[]>().notNull(),
    net: integer().notNull(),
    taxKind: text({ enum: ['domestic', 'reverse_charge', 'union', 'outside'] }).notNull(),
    /** Hundredths of a per cent. */
    taxRate: integer().notNull(),
    tax: integer().notNull(),
    total: integer().notNull(),
    buyer: jsonb().$type<InvoiceBuyer>().notNull(),
    seller: jsonb().$type<InvoiceSeller>().notNull(),
    /** The language it is written in. */
    locale: text({ enum: ['en', 'zh-Hans'] }).notNull(),
    issuedOn: date().notNull(),
    dueOn: date(),
    /** What it is for; the last day is the day before `periodEnd`. */
    periodStart: date().notNull(),
    periodEnd: date().notNull(),
    createdAt: moment(),
  },
  table => [
    check('invoices_sum', sql`${table.net} + ${table.tax} = ${table.total} and ${table.total} >= 0`),
    check('invoices_kind', sql`(${table.kind} = 'credit_note') = (${table.corrects} is not null)`),
    check('invoices_due', sql`(${table.kind} = 'credit_note') = (${table.dueOn} is null)`),
    unique('invoices_sequence').on(table.kind, table.year, table.sequence),
    unique('invoices_of').on(table.schoolId, table.id),
    uniqueIndex('invoices_order').on(table.schoolId, table.orderId).where(sql`order_id is not null`),
    uniqueIndex('invoices_period').on(table.schoolId, table.periodStart).where(sql`cause in ('begin', 'renewal')`),
    foreignKey({
      name: 'invoices_corrects',
      columns: [table.schoolId, table.corrects],
      foreignColumns: [table.schoolId, table.id],
    }),
    index('invoices_corrected').on(table.corrects).where(sql`corrects is not null`),
    ownRow(table, 'invoices_own'),
    wholeTable('invoices_platform'),
  ],
)

/** Money that has come, in hundredths; a negative amount is the counter entry of one that was booked wrongly. */
export const invoicePayments = pgTable(
  'invoice_payments',
  {
    /** Made with the form. */
    id: uuid().primaryKey(),
    schoolId: uuid().notNull(),
    invoiceId: uuid().notNull(),
    amount: integer().notNull(),
    receivedOn: date().notNull(),
    /** As the bank has it. */
    reference: text(),
    reverses: uuid().unique(),
    operatorId: uuid().notNull(),
    createdAt: moment(),
  },
  table => [
    check(
      'invoice_payments_amount',
      sql`(${table.amount} < 0) = (${table.reverses} is not null) and ${table.amount} <> 0`,
    ),
    foreignKey({
      name: 'invoice_payments_invoice',
      columns: [table.schoolId, table.invoiceId],
      foreignColumns: [invoices.schoolId, invoices.id],
    }),
    index('invoice_payments_of').on(table.invoiceId),
    ownRow(table, 'invoice_payments_own'),
    wholeTable('invoice_payments_platform'),
  ],
)

/** The PDF as it was made when the invoice was issued: what is fetched in ten years is what was sent. */
export const invoiceFiles = pgTable(
  'invoice_files',
  { invoiceId: uuid().primaryKey(), schoolId: uuid().notNull(), bytes: bytes().notNull(), createdAt: moment() },
  table => [
    foreignKey({
      name: 'invoice_files_invoice',
      columns: [table.schoolId, table.invoiceId],
      foreignColumns: [invoices.schoolId, invoices.id],
    }),
    ownRow(table, 'invoice_files_own'),
    wholeTable('invoice_files_platform'),
  ],
)

/** What owners are written to about an invoice or payment, each once. */
export const invoiceLetters = pgTable(
  'invoice_letters',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: uuid().notNull(),
    invoiceId: uuid().notNull(),
    /** The invoice, or the payment that it is about. */
    subjectId: uuid().notNull(),
    kind: text({
      enum: ['issued', 'credited', 'paid', 'due_soon', 'overdue', 'overdue_week', 'read_only', 'suspended', 'closed'],
    }).notNull(),
    day: date().notNull(),
    /** Owners' letters are on their way. */
    passedOnAt: timestamp({ withTimezone: true }),
    createdAt: moment(),
  },
  table => [
    unique('invoice_letters_once').on(table.subjectId, table.kind),
    foreignKey({
      name: 'invoice_letters_invoice',
      columns: [table.schoolId, table.invoiceId],
      foreignColumns: [invoices.schoolId, invoices.id],
    }),
    index('invoice_letters_of').on(table.invoiceId),
    index('invoice_letters_waiting').on(table.schoolId).where(sql`passed_on_at is null`),
    ownRow(table, 'invoice_letters_own'),
    wholeTable('invoice_letters_platform'),
  ],
)

/** Letters whose jobs a school has: by this row each is handed over once, whatever a crash leaves between the two. */
export const invoiceTellings = schoolTable(
  'invoice_tellings',
  { letterId: uuid().notNull() },
  {
    seenBy: systemOnly,
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [unique('invoice_tellings_once').on(t.schoolId, t.letterId)],
  },
)
