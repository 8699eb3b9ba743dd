/** Whom a notice would reach. */
export interface Reach {
  families: number
  children: number
  /** Children none of whose guardians may read it: nobody would hear of it for them. */
  unreached: number
}
