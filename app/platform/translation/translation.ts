/** Why there is no translation, for the reader: each has a sentence. */
export type Untranslated = 'too_long' | 'used_up' | 'unavailable'

/** A text's translation as a page brings it along: kept from an earlier reader, or null while nobody has asked. */
export interface Offer<Text> {
  kept: Text | null
}

/** What asking answers. */
export type TranslationAnswer<Text> = { translated: Text } | { reason: Untranslated }
