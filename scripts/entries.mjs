/** The processes of Cubby: what the build makes of each, and its source for `npm run dev`. */
export const entries = /** @type {const} */ ({
  web: { built: 'build/server/web.js', source: 'app/server.ts' },
  worker: { built: 'build/server/worker.js', source: 'workers/main.ts' },
  release: { built: 'build/server/release.js', source: 'db/release.ts' },
})

/** @typedef {keyof typeof entries} Entry */
