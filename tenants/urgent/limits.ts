/** Characters of a call. */
export const longestCall = 500
/** Characters that somebody may add to an answer. */
export const longestWord = 140
/** Between a call and the next time that those are called who have not answered. */
export const minutesBetweenRounds = 5
/** Between two looks at who has joined while a call is open. */
export const minutesBetweenLooks = { firstDay: 1, later: 15 } as const
/** A call that is open for longer was forgotten: whoever comes to the school then is not called at night. */
export const daysFollowed = 14
