/** Loads every table of `db/schema/`, so that `schoolTables` is complete without anybody remembering a new file. */
export const schemaFiles: Record<string, unknown> = import.meta.glob('./schema/*.ts', { eager: true })
