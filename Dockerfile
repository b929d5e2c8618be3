# syntax=docker/dockerfile:1
# How to run it: docs/operations.md.

FROM node:24.21.0-bookworm-slim AS installed
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What is native comes ready in its package, so no script of a package has to run. The image has the right Node already.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node

FROM node:24.21.0-bookworm-slim
# What runs here needs Node alone: without package managers there is less to keep up to date, and to misuse.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* \
      /usr/local/bin/yarn /usr/local/bin/yarnpkg \
    && install -d -o node -g node -m 700 /data
WORKDIR /app
COPY --from=installed /app/node_modules node_modules
COPY package.json LICENSE ./
COPY server server
COPY views views
COPY migrations migrations
COPY corpus corpus

# Everything but /data may be read-only: what SQLite can't sort in memory goes there too. Docker waits ten seconds at the
# end, so requests get eight.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    HEARSAY_DATA=/data \
    HEARSAY_SHUTDOWN_SECONDS=8 \
    SQLITE_TMPDIR=/data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/cli.ts"]
CMD ["serve"]
