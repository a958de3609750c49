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
    const [title, plan] = [link.textContent, heading.textContent];
    return {
      order,
      title,
      body,
      plan,
      lang: heading.lang,
      href: link.getAttribute('href'),
      head: fold(`${title} ${plan}`),
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
    const found = exact.length > 0 ? exact : ranked(parts, 0.6);
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

  // Chinese is written without spaces: a run of it is taken as its words, or as its pairs where none are known.
  function partsOf(word) {
    if (!/[\u3400-\u9fff]/.test(word) || word.length < 3) return [word];
    if ('Segmenter' in Intl) {
      const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(word)];
      const words = segments.filter((it) => it.isWordLike).map((it) => it.segment);
      if (words.length > 1) return words;
    }
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  }

  function resultOf(piece, words) {
    const item = document.createElement('li');
    item.lang = piece.lang;
    const plan = document.createElement('span');
    plan.className = 'eyebrow';
    plan.textContent = piece.plan;
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

  // Places count in the text as written; where folding changes its length, nothing is marked.
  function at(text, word) {
    const folded = text.normalize('NFKC').toLowerCase();
    return folded.length === text.length ? folded.indexOf(word) : -1;
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
