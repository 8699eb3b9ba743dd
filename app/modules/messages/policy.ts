/** The signs with which one may answer a message. */
export const signs = ['👍', '❤️', '😊', '😂', '😮', '😢', '🙏', '✅'] as const
export type Sign = (typeof signs)[number]

/** Why somebody asks the office to look at a message. */
export const reportReasons = ['hurtful', 'private', 'not_school', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** What is behind an inbox's narrower views. */
export const views = ['all', 'waiting', 'mine'] as const
export type View = (typeof views)[number]
