/** For how many hours a school lets support in, and at most (`support_grants_longest`). */
export const grantHours = [1, 4, 24, 72] as const
export const longestReason = 300
/** Long enough for a slow phone to follow a redirect, too short to find in a history. */
export const ticketSeconds = 60
/** Who has a second proof gives one that is no older before they let somebody in. */
export const freshProofMinutes = 15
