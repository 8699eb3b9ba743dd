/** The production build of the benchmarks: the app as it is, in a folder of its own, and the bare page beside it. */
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { browserFiles, pages, serverEntries } from '../remix.config.js'

/** @type {import('vite').UserConfig} */
export default {
  plugins: [
    tailwindcss(),
    remix({ ...pages, buildDirectory: 'node_modules/.cache/bench/build' }),
    serverEntries({ web: 'app/server.ts', worker: 'workers/main.ts', bare: 'bench/pages/bare.ts' }),
    browserFiles,
  ],
  build: { target: 'es2022' },
}
