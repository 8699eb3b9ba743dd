/** Why a file is no roster; each has its sentence. */
export const rosterRefusals = [
  'empty',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'protected',
  'old_excel',
  'bomb',
  'damaged',
  'not_a_table',
] as const
export type RosterRefusal = (typeof rosterRefusals)[number]

/** Thrown for a file that cannot be read as a roster; nothing of it is kept. */
export class RosterRefused extends Error {
  override name = 'RosterRefused'
  constructor(
    readonly reason: RosterRefusal,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}
