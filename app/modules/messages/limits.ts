/*
 * How much and how long; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** Characters of a message. */
export const longestMessage = 5_000
/** Files of a message. */
export const mostAttachments = 10
/** Messages on a page of a conversation. */
export const messagesPerPage = 50
/** Conversations in the list; older ones are found by searching. */
export const mostConversations = 200
/** Newest messages that a search opens: they are sealed, so each has to be deciphered to be looked at. */
export const searchedMessages = 3_000
/** How many it opens at a time. */
export const searchedAtOnce = 500
/** Finds shown. */
export const mostFinds = 40
/** Characters of what is looked for. */
export const longestSearch = 100
/** Days for which the words of a retracted message are kept for the office. */
export const daysRetractedKept = 90
