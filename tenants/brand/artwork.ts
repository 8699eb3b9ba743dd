/** `logo` stands at the head of pages, mails and PDFs; `mark` is drawn on the app's icon. */
export const artworks = ['logo', 'mark'] as const
export type Artwork = (typeof artworks)[number]
