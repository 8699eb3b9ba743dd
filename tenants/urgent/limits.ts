/** Characters of a call. */
export const longestCall = 500
/** Characters that somebody may add to an answer. */
export const longestWord = 140
/** Between a call and the next time that those are called who have not answered. */
export const minutesBetweenRounds = 5
