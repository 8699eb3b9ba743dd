/** The only build and test configuration: Vite for `remix vite:build`, Vitest for the tests. */
import { availableParallelism } from 'node:os'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { chunkOf } from './app/chunks.ts'
import { packFiles } from './app/packed-files.ts'
import { appRoutes } from './app/routes.ts'

const testing = Boolean(process.env.VITEST)
const tests = '{app,db,tenants,workers,scripts}/**/*.test.{ts,tsx}'
const alone = '{app,db,tenants,workers,scripts}/**/*.alone.test.{ts,tsx}'

/**
 * One server build with the processes' entries instead of Remix's own, so that web, worker and release share their
 * modules; `app/server.ts` imports Remix's build as the virtual module it is.
 * @param {Record<string, string>} input
 * @returns {import('vite').Plugin}
 */
export const serverEntries = input => ({
  name: 'cubby:server-entries',
  enforce: 'post',
  apply: (_config, { isSsrBuild = false }) => isSsrBuild,
  config: () => ({ build: { rollupOptions: { input } } }),
})

/**
 * The browser's files: few (`chunkOf`), made small by Terser, whose output is 4% less than esbuild's, and packed.
 * @type {import('vite').Plugin}
 */
export const browserFiles = {
  name: 'cubby:browser-files',
  enforce: 'post',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  config: () => ({
    build: {
      minify: 'terser',
      terserOptions: { compress: { passes: 2 } },
      rollupOptions: { output: { manualChunks: chunkOf } },
    },
  }),
  writeBundle: ({ dir = '' }, files) => packFiles(dir, Object.keys(files)),
}

/** What pages are made of; the benchmarks build the same elsewhere. */
export const pages = {
  appDirectory: 'app',
  // Routes are listed by manifests, never globbed: a stray file is not a page.
  ignoredRouteFiles: ['**/*'],
  routes: appRoutes,
  serverBuildFile: '[name].js',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}

/** @type {import('vitest/config').ViteUserConfig} */
export default {
  plugins: [
    tailwindcss(),
    testing
      ? null
      : [
          remix(pages),
          serverEntries({ web: 'app/server.ts', worker: 'workers/main.ts', release: 'db/release.ts' }),
          browserFiles,
        ],
  ],
  build: { target: 'es2022' },
  test: {
    globalSetup: ['db/test-database.ts'],
    setupFiles: ['db/test-setup.ts'],
    pool: 'forks',
    // Vitest leaves a core to itself, which would be half of a small machine.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // Loading the app anew for each file takes as long as its tests do, so these share a process; its image loaders
      // are the media worker's from the start, not from whichever file comes first.
      {
        extends: true,
        test: {
          name: 'shared',
          include: [tests],
          exclude: ['app/e2e/**', alone],
          isolate: false,
          setupFiles: ['workers/media/loaders.server.ts'],
        },
      },
      // These set up their process as no other wants it: environment, modules, drawings in SVG.
      { extends: true, test: { name: 'alone', include: [alone] } },
    ],
  },
}
