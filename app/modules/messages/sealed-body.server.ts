import { type Sealer, sealFor } from '#tenants/vault.server.ts'

/** The key of a school's messages; asked for before a transaction begins. */
export const messageSealer = (school: { id: string }): Promise<Sealer> => sealFor(school, 'message')

/** The one place that a message's words are for. */
export const bodyPlace = (messageId: string) => ({ table: 'messages', column: 'body_sealed', rowId: messageId })
/** The place of a retracted message's words. */
export const retractedPlace = (rowId: string) => ({ table: 'retracted_messages', column: 'body_sealed', rowId })
/** The place of what a message says in another language. */
export const translatedPlace = (rowId: string) => ({ table: 'message_translations', column: 'text_sealed', rowId })
