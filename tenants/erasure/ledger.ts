/** Where proofs lie outside of the database, so that whoever restores an old one knows what to erase again. */
export const ledgerPrefix = 'erasures/'
export const ledgerKey = (schoolId: string): string => `${ledgerPrefix}${schoolId}.json`
