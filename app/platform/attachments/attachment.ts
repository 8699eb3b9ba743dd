/** A file that belongs to a message, notice or form, as a page shows it. */
export interface Attachment {
  mediaId: string
  kind: 'photo' | 'video' | 'voice' | 'file'
  /** `preparing`: arrived, its sizes are being made; a failed one is known to its uploader by `failure`. */
  state: 'ready' | 'preparing' | 'failed'
  failure: string | null
  /** What a plain file is called; null for all others. */
  name: string | null
  /** Of the file as it is saved. */
  bytes: number
  mime: string | null
  /** Pixels of a photo or video. */
  width: number
  height: number
  /** Variants of a photo with their pixel widths, largest first. */
  sizes: { name: string; width: number }[]
  /** A data URL of a photo's or video's colours. */
  placeholder: string | undefined
  durationMs: number | null
  /** 64 bars of a voice note from 0 to 1; empty for all others. */
  peaks: number[]
}

/** Where a file's bytes are: one address for ever the same bytes, asked under the reader's rights each time. */
export const addressOf = (mediaId: string, variant: string): string => `/media/${mediaId}/${variant}`
