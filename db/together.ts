type Query = () => PromiseLike<unknown> | null | undefined
type Answers<Queries extends readonly Query[]> = { [At in keyof Queries]: Awaited<ReturnType<Queries[At]>> }

/**
 * Asks queries of a transaction in one packet instead of one round trip each. The database runs them in this order, each seeing what
 * those before it did, a lock that was waited for included; of one that asks several only the first is sure to be in its place.
 * Bare queries in `Promise.all` are in no such order: there, a function's query goes before them.
 * @throws what the first that fails throws; those after it are refused by the database
 */
export const together = <const Queries extends readonly Query[]>(...queries: Queries): Promise<Answers<Queries>> =>
  Promise.all(queries.map(async query => query())) as Promise<Answers<Queries>>
