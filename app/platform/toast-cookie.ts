/** The cookie in which a message waits for the next page. Pages read nothing from it; they forget it once its message stands there. */
export const toastCookie = 'toast'
