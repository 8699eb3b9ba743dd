/** The attribute by which a page says that somebody sees it in another's place. */
export const viewingMarker = 'data-viewing'

/** Its value where it is the vendor's support that looks. */
export const supportMark = 'support'

/** Whether this page is seen in another's place: then nothing of it is left in this browser. Only in a browser. */
export const isViewing = (): boolean => document.querySelector(`[${viewingMarker}]`) !== null

/** Whether it is support of the vendor. Only in a browser. */
export const isSupport = (): boolean => document.querySelector(`[${viewingMarker}="${supportMark}"]`) !== null
