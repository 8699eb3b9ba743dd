/** `npm run dev`: as `npm start`, but from the sources; what changes is reloaded. */
import { launch } from './launch.mjs'
import { command } from './refusal.mjs'

await command(() => launch('development'))
