/** What the drawing library writes although it is so anyway; the letters' family and size stand on the root. */
const NEEDLESS =
  / (?:role="[^"]*"|class="(?!plate")[^"]*"|aria-[a-z]+="[^"]*"|opacity="1"|pointer-events="none"|text-anchor="start"|transform="translate\(0,0\)"|font-family="sans-serif"|font-size="12px")/g;
/** Finer than a hundredth of a pixel nobody sees. */
const LONG = /-?\d+\.\d{3,}/g;
/** A shape without a colour, and a group without anything in it. */
const INVISIBLE = /<path d="[^"]*"\/>|<g[^>]*><\/g>|<g[^>]*\/>/g;

/**
 * A drawing without what changes nothing: half of a page is drawings, and a third of each is such. Roles and names of
 * single marks go too: they would be read out one by one, and the picture as a whole has its own.
 */
export function tidied(drawing: string): string {
  let text = drawing.replace(/<[a-z][^>]*>/g, (tag) =>
    tag.replace(NEEDLESS, '').replace(LONG, (number) => String(Math.round(Number(number) * 100) / 100)),
  );
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(INVISIBLE, '');
  }
  return text;
}
