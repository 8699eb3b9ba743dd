/** The production build of the benchmarks: the app as it is, in a folder of its own, and the bare page beside it. */
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { appRoutes } from '../app/routes.ts'

const entries = {
  name: 'cubby:bench-entries',
  enforce: /** @type {const} */ ('post'),
  config: (/** @type {unknown} */ _config, /** @type {{ isSsrBuild?: boolean }} */ { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            rollupOptions: { input: { web: 'app/server.ts', worker: 'workers/main.ts', bare: 'bench/pages/bare.ts' } },
          },
        }
      : {},
}

/** @type {import('vite').UserConfig} */
export default {
  plugins: [
    tailwindcss(),
    remix({
      appDirectory: 'app',
      buildDirectory: 'node_modules/.cache/bench/build',
      ignoredRouteFiles: ['**/*'],
      routes: appRoutes,
      serverBuildFile: '[name].js',
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    entries,
  ],
  build: { target: 'es2022' },
}
