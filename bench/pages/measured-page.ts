/** A page that is measured, as somebody opens it. */
export interface MeasuredPage {
  name: string
  path: string
  /** Of whoever opens it. */
  cookie: string
  /** The least share of the bare page's requests a second. */
  share: number
  /** Photos on it. */
  photos: number
}
