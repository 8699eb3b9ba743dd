import { addDays, graceDays } from '../lifecycle.ts'

/** Letters about an invoice that is not paid, in order. The last three come before the school goes on to that state. */
export const reminderKinds = ['due_soon', 'overdue', 'overdue_week', 'read_only', 'suspended', 'closed'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** Days from issue to due. */
export const termDays = 14

/** How many days before a step the owners read of it. */
const warnedBefore = { read_only: 3, suspended: 7, closed: 14 } as const

/**
 * Every reminder of an invoice with its day. Steps count from the day after the due one, as `lifecycle.ts` does.
 * @param oldest whether it is the oldest that is open, which is what a school's state comes from
 */
export function remindersOf(dueOn: string, oldest: boolean): { kind: ReminderKind; on: string }[] {
  const since = addDays(dueOn, 1)
  const step = (kind: keyof typeof graceDays) => ({ kind, on: addDays(since, graceDays[kind] - warnedBefore[kind]) })
  return [
    { kind: 'due_soon', on: addDays(dueOn, -3) },
    { kind: 'overdue', on: since },
    { kind: 'overdue_week', on: addDays(dueOn, 7) },
    ...(oldest ? [step('read_only'), step('suspended'), step('closed')] : []),
  ]
}

/** The reminder that is due on a day: the latest one, since whoever was not written to for a week reads one letter and not three. */
export const reminderOn = (day: string, dueOn: string, oldest: boolean): ReminderKind | null =>
  remindersOf(dueOn, oldest).findLast(({ on }) => on <= day)?.kind ?? null

/** What comes next if nothing is paid. */
export const nextReminder = (day: string, dueOn: string, oldest: boolean) =>
  remindersOf(dueOn, oldest).find(({ on }) => on > day) ?? null
