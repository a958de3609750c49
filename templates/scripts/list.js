// Adds to lists that are whole without it: choices that narrow them down, and columns that sort them.

{
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  for (const form of all('[data-filters]')) {
    const items = all('[data-item]').map((element) => ({
      element,
      text: fold(`${element.dataset.words ?? ''} ${element.textContent}`),
    }));
    const groups = all('[data-group]').reverse();
    const output = form.querySelector('output');

    const apply = () => {
      const { text, ...choices } = Object.fromEntries(new FormData(form));
      const words = fold(text).split(' ').filter(Boolean);
      const chosen = Object.entries(choices).filter(([, value]) => value !== '');
      let shown = 0;
      for (const { element, text: own } of items) {
        const wanted =
          words.every((word) => own.includes(word)) &&
          chosen.every(([name, value]) => (element.dataset[name] ?? '').split('|').includes(value));
        element.hidden = !wanted;
        if (wanted) shown += 1;
      }
      for (const group of groups) group.hidden = !all('[data-item]', group).some((item) => !item.hidden);
      const narrowed = words.length > 0 || chosen.length > 0;
      if (narrowed)
        for (const group of groups) if (group.tagName === 'DETAILS' && !group.hidden) group.open = true;
      output.textContent = !narrowed ? '' : shown === 0 ? output.dataset.none : `${shown} / ${items.length}`;
    };

    form.addEventListener('input', apply);
    form.addEventListener('reset', () => setTimeout(apply));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
  }

  for (const table of all('table[data-sortable]')) {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const headings = all('th[data-sort]', table);
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

    for (const heading of headings) {
      const column = heading.cellIndex;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener('click', () => {
        const next = { none: 'descending', descending: 'ascending', ascending: 'none' };
        const direction = next[heading.getAttribute('aria-sort') ?? 'none'];
        for (const other of headings) other.removeAttribute('aria-sort');
        if (direction !== 'none') heading.setAttribute('aria-sort', direction);
        table.classList.toggle('sorted', direction !== 'none');
        body.append(
          ...(direction === 'none' ? original : sorted(column, direction === 'ascending' ? 1 : -1)),
        );
      });
    }

    // What has no value stands last, whichever way.
    const sorted = (column, sign) =>
      original
        .map((row) => ({ row, key: row.cells[column].dataset.key ?? '' }))
        .sort((a, b) => {
          if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
          const [x, y] = [Number(a.key), Number(b.key)];
          return sign * (Number.isNaN(x - y) ? collator.compare(a.key, b.key) : x - y);
        })
        .map(({ row }) => row);
  }

  // Case and full-width forms do not count.
  function fold(text) {
    return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  }
}
