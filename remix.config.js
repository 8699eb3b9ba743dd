/** The only build and test configuration: Vite for `remix vite:build`, Vitest for the tests. */
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { chunkOf } from './app/chunks.ts'
import { packFiles } from './app/packed-files.ts'
import { appRoutes } from './app/routes.ts'

const testing = Boolean(process.env.VITEST)

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
    include: ['{app,db,tenants,workers,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['app/e2e/**'],
    globalSetup: ['db/test-database.ts'],
    setupFiles: ['db/test-setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}
