// Stands in for `vega-canvas` in the bundle: without a canvas Vega estimates text widths, and ours replaces that estimate.
export const canvas = () => null;
export const image = () => null;
