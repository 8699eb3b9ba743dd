/** Tables that are in no export, and why. Every other table of schools is, also one that comes tomorrow: as far as the owner may read its rows. */
export const withheldTables: Readonly<Record<string, WhyWithheld>> = {
  data_keys: 'key',
  mail_senders: 'key',
  kiosk_pins: 'secret',
  staff_pins: 'secret',
  join_codes: 'secret',
  push_subscriptions: 'secret',
  member_channels: 'secret',
  outbox: 'machinery',
  live_events: 'machinery',
  name_parts: 'machinery',
  recent_reads: 'machinery',
  notification_deliveries: 'machinery',
  imports: 'machinery',
  erasure_tellings: 'machinery',
  invoice_tellings: 'machinery',
  school_exports: 'machinery',
}
export type WhyWithheld = 'key' | 'secret' | 'machinery'

/** Columns by which somebody gets in, or by which what is sealed can be searched: of no use to a reader, and of much to a thief. */
export const isWithheldColumn = (column: string): boolean =>
  /(^|_)(secret|token|wrapped|pin)(_|$)|_index$|^(code|exit|pin|token|ticket)_hash$|^code_sealed$|^submission_key$|^upload_key$|^key_sealed$/.test(
    column,
  )
