/** Where a file that is being made can be waited for and fetched. */
export const paths = {
  /** @param from the page that it was asked for on, and can be asked for again */
  madeFile: (mediaId: string, from: string) => `/made-files/${mediaId}?${new URLSearchParams({ from })}`,
  download: (mediaId: string) => `/media/${mediaId}/file?download`,
} as const
