import './schema.ts'
import { schoolTables } from './school-table.ts'
import { platformTables, readByOwnSchool, readByPlatform } from './walls.server.ts'

/** Every table there is to be, by whose it is; `breaches()` holds the database to it. */
export const known = {
  school: new Set(schoolTables.keys()),
  platform: new Set<string>(platformTables),
  readByOwnSchool,
  readByPlatform,
}
