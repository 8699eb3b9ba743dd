/** Why something did not reach a member. */
export const failureReasons = [
  'not_joined',
  'no_address',
  'no_device',
  'no_mail_server',
  'no_number',
  'not_following',
  'limit',
  'refused',
  'unreachable',
  'unknown',
] as const
export type FailureReason = (typeof failureReasons)[number]
/** Why something was not needed any more. */
export type DropReason = 'read' | 'settled' | 'unwanted' | 'gone' | 'left'

/** How attempts ended. `again`: nothing has left, so another may be made. */
export type Ending =
  | { state: 'sent' | 'again'; reason?: undefined }
  | { state: 'dropped'; reason: DropReason }
  | { state: 'failed'; reason: FailureReason }
