/** The attribute by which a page says that somebody sees it in another's place. */
export const viewingMarker = 'data-viewing'

/** Whether this page is seen in another's place: then nothing of it is left in this browser. Only in a browser. */
export const isViewing = (): boolean => document.querySelector(`[${viewingMarker}]`) !== null
