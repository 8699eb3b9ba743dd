/** `npm start`: installs, builds, starts the database, prepares it, starts web and workers, prints where to go. */
import { launch } from './launch.mjs'
import { command } from './refusal.mjs'

await command(() => launch('production'))
