// Finds words in the pieces of text that stand on this page; without it they can be read as they stand.

{
  const MOST = 60;
  const form = document.querySelector('[data-search]');
  const input = form.querySelector('input');
  const output = form.querySelector('output');
  const results = document.querySelector('[data-results]');
  const directory = document.querySelector('[data-directory]');

  const pieces = [...directory.querySelectorAll('[data-piece]')].map((element, order) => {
    const link = element.querySelector('a');
    const body = element.querySelector('p')?.textContent ?? '';
    const heading = element.closest('section').querySelector('h2');
    const where = element.querySelector('span')?.textContent ?? '';
    const [title, plan] = [link.textContent, heading.textContent];
    return {
      order,
      title,
      body,
      plan,
      lang: heading.lang,
      where,
      href: link.getAttribute('href'),
      head: fold(`${title} ${where} ${plan}`),
      text: fold(body),
    };
  });

  input.addEventListener('input', () => {
    history.replaceState(null, '', input.value === '' ? '#' : `#q=${encodeURIComponent(input.value)}`);
    show(input.value);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', start);
  form.hidden = false;
  start();

  function start() {
    const asked = /^#q=(.*)$/.exec(location.hash)?.[1];
    if (asked !== undefined) input.value = decoded(asked);
    show(input.value);
  }

  function show(query) {
    const words = fold(query).split(' ').filter(Boolean);
    directory.hidden = words.length > 0;
    results.replaceChildren();
    output.textContent = '';
    if (words.length === 0) return;
    const exact = ranked(words, 1);
    const parts = [...new Set(words.flatMap(partsOf))];
    const near = exact.length > 0 ? [] : ranked(parts, 0.5);
    const found = exact.length > 0 ? exact : near.length > 0 ? near : ranked(parts, 0);
    const marks = exact.length > 0 ? words : parts;
    results.append(...found.slice(0, MOST).map(({ piece }) => resultOf(piece, marks)));
    const { found: counted, none, some } = output.dataset;
    output.textContent = found.length === 0 ? none : exact.length === 0 ? some : `${found.length} ${counted}`;
  }

  // Pieces that hold at least this share of the words; a word in a heading weighs three times.
  function ranked(words, share) {
    return pieces
      .map((piece) => {
        const held = words.filter((word) => piece.head.includes(word) || piece.text.includes(word));
        const inHead = held.filter((word) => piece.head.includes(word));
        const ratio = held.length / words.length;
        return { piece, ratio, score: ratio * 10 + inHead.length * 2 + (inHead.length > 0 ? 1 : 0) };
      })
      .filter(({ ratio }) => ratio > 0 && ratio >= share)
      .sort((a, b) => b.score - a.score || a.piece.order - b.piece.order);
  }

  // Chinese is written without spaces: a run of it is taken as its pairs of characters.
  function partsOf(word) {
    if (!/[\u3400-\u9fff]/.test(word) || word.length < 3) return [word];
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  }

  function resultOf(piece, words) {
    const item = document.createElement('li');
    item.lang = piece.lang;
    const plan = document.createElement('span');
    plan.className = 'eyebrow';
    plan.textContent = piece.where === '' ? piece.plan : `${piece.plan} · ${piece.where}`;
    const link = document.createElement('a');
    link.href = piece.href;
    link.append(...marked(piece.title, words));
    item.append(plan, link);
    if (piece.body !== '') {
      const text = document.createElement('p');
      text.append(...marked(excerpt(piece.body, words), words));
      item.append(text);
    }
    return item;
  }

  // Around the first word that is found.
  function excerpt(text, words) {
    const first = Math.min(...words.map((word) => at(text, word)).filter((place) => place >= 0), text.length);
    const from = first === text.length || first < 60 ? 0 : first - 40;
    const cut = text.slice(from, from + 180);
    return `${from > 0 ? '…' : ''}${cut}${from + 180 < text.length ? '…' : ''}`;
  }

  function marked(text, words) {
    const nodes = [];
    let rest = text;
    while (rest !== '') {
      const next = words
        .map((word) => ({ word, place: at(rest, word) }))
        .filter(({ place }) => place >= 0)
        .sort((a, b) => a.place - b.place || b.word.length - a.word.length)[0];
      if (next === undefined) break;
      const mark = document.createElement('mark');
      mark.textContent = rest.slice(next.place, next.place + next.word.length);
      nodes.push(rest.slice(0, next.place), mark);
      rest = rest.slice(next.place + next.word.length);
    }
    return [...nodes, rest];
  }

  // Places count in the text as written; where lower case is longer or shorter, nothing is marked.
  function at(text, word) {
    const lower = text.toLowerCase();
    return lower.length === text.length ? lower.indexOf(word) : -1;
  }

  // Case and full-width forms do not count.
  function fold(text) {
    return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }
}
