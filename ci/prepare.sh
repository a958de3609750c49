#!/usr/bin/env bash
# Makes this copy of Sixfold runnable: from the registry it is already, from its repository it has to be built once.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -f dist/cli.js ]; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund
npm run --silent build
