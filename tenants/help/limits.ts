export const longestSubject = 120
export const longestPost = 4_000
/** Bytes of a picture as it is sent. */
export const largestPicture = 8_000_000
export const longestTitle = 120
export const longestAnnouncement = 3_000
