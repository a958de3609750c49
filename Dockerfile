# syntax=docker/dockerfile:1
# Sixfold with everything it needs to print PDFs: the browser and the fonts come with its packages.
#
#   docker build -t sixfold .
#   docker run --rm -v "$PWD:/repository" sixfold check
#
# Runs as root inside the container: the browser then starts without its own sandbox, which most container hosts
# forbid, and the container is the wall. For another user add --user and -e SIXFOLD_NO_SANDBOX=1.

FROM node:22-bookworm-slim AS build
WORKDIR /sixfold
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run --silent build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-bookworm-slim
# `diff` and the history read git.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /repository
WORKDIR /opt/sixfold
COPY --from=build /sixfold/package.json ./
COPY --from=build /sixfold/node_modules ./node_modules
COPY --from=build /sixfold/dist ./dist
COPY --from=build /sixfold/templates ./templates
COPY --from=build /sixfold/ci ./ci
RUN ln -s /opt/sixfold/dist/cli.js /usr/local/bin/sixfold
WORKDIR /repository
ENTRYPOINT ["sixfold"]
CMD ["check"]
