# The explorer is built, and the server's packages are installed, in stages that the image leaves behind.
FROM node:20-slim AS explorer
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:20-slim
WORKDIR /app
# A large load spills to the temporary folder: on the volume there is room, in /tmp it would count as memory.
ENV NODE_ENV=production \
    RINGSIGHT_HOST=0.0.0.0 \
    RINGSIGHT_PORT=4000 \
    RINGSIGHT_STORE=/data/ringsight.duckdb \
    RINGSIGHT_RESULTS_DIR=/data/results \
    TMPDIR=/data
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY graph graph
COPY ingest ingest
COPY server server
COPY --from=explorer /app/dist/ui dist/ui
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/cli/ringsight.mjs"]
CMD ["serve"]
