import { type Sealer, sealFor } from '#tenants/vault.server.ts'

/** The key of a school's portfolio; asked for before a transaction begins. */
export const portfolioSealer = (school: { id: string }): Promise<Sealer> => sealFor(school, 'portfolio')

const place = (table: string, column: string) => (rowId: string) => ({ table, column, rowId })

/** The one place that each text is for. */
export const textPlace = place('observations', 'text_sealed')
export const wordsPlace = place('observations', 'words_sealed')
export const notePlace = place('observations', 'note_sealed')
export const earlierTextPlace = place('observation_wordings', 'text_sealed')
export const earlierWordsPlace = place('observation_wordings', 'words_sealed')
export const stepPlace = place('portfolio_steps', 'body_sealed')
