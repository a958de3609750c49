declare module 'subset-font' {
  /** Keeps the glyphs of `text` (and what its shaping needs); all layout features stay. */
  export default function subset(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'truetype' },
  ): Promise<Uint8Array>;
}
