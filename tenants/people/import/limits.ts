/** What a roster may be. More than any school has; a file beyond it is a mistake or an attack. */
export const rosterLimits = {
  /** Bytes of the file as it is sent. */
  fileBytes: 5 * 1024 * 1024,
  /** Rows below the header. */
  rows: 10_000,
  columns: 60,
  /** Characters of one cell that are read; a name of more is refused as too long, whatever follows. */
  cell: 500,
  /** Bytes that one part of a workbook may unpack to. */
  unpackedBytes: 50 * 1024 * 1024,
  /** By how much a part of more than a megabyte may have been packed; spreadsheets stay below 60. */
  ratio: 200,
} as const
