/*
 * Keeps a page up to date while somebody looks at it: its live parts are taken
 * from the same page asked for again, and a running job's log grows line by
 * line. Without this script, loading the page again does the same.
 */

const EVERY_MS = 3000;
const isWatched = () => document.visibilityState === 'visible';

/** What the server sent last for each live part: to see what has changed. */
const sent = new Map(
  liveParts(document).map(part => [part.id, part.innerHTML]),
);

function liveParts(root) {
  return [...root.querySelectorAll('[data-live]')];
}

/** Nothing is taken away from somebody who types, or is about to. */
function isInUse(part) {
  const { activeElement } = document;
  return (
    part.contains(activeElement) &&
    activeElement.matches('input, select, textarea')
  );
}

function hasEdits(part) {
  return [...part.querySelectorAll('input, textarea')].some(
    field =>
      field.type !== 'hidden' &&
      (field.value !== field.defaultValue ||
        field.checked !== field.defaultChecked),
  );
}

/** Says aloud what has become of the run or the job. */
const announcer = document.createElement('p');
announcer.setAttribute('role', 'status');
announcer.className = 'unseen';
document.body.append(announcer);

function statusOf(part) {
  return part.querySelector('[data-status]')?.textContent.trim() ?? '';
}

function replace(part, markup) {
  const status = statusOf(part);
  const focused = part.contains(document.activeElement)
    ? document.activeElement.getAttribute('href')
    : null;
  const open = [...part.querySelectorAll('details[open][id]')].map(
    ({ id }) => id,
  );
  part.innerHTML = markup;
  if (statusOf(part) !== status) {
    announcer.textContent = statusOf(part);
  }
  for (const id of open) {
    document.getElementById(id)?.setAttribute('open', '');
  }
  if (focused) {
    part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

async function refresh(address = location.href) {
  const response = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) {
    return;
  }
  const page = new DOMParser().parseFromString(
    await response.text(),
    'text/html',
  );
  for (const fresh of liveParts(page)) {
    const part = document.getElementById(fresh.id);
    const isChanged = sent.get(fresh.id) !== fresh.innerHTML;
    if (part && isChanged && !isInUse(part) && !hasEdits(part)) {
      sent.set(fresh.id, fresh.innerHTML);
      replace(part, fresh.innerHTML);
    }
  }
  addSteps(page);
}

/** A job that has started since has steps now. */
function addSteps(page) {
  const log = document.getElementById('log');
  for (const step of page.querySelectorAll('details.step')) {
    if (log && !document.getElementById(step.id)) {
      log.querySelector('.empty')?.remove();
      log.append(document.adoptNode(step));
    }
  }
  for (const step of page.querySelectorAll('details.step[open]')) {
    const shown = document.getElementById(step.id);
    if (shown && !shown.dataset.seen) {
      shown.dataset.seen = 'true';
      shown.open = true;
    }
  }
}

async function keepFresh() {
  for (;;) {
    await new Promise(resolve => {
      setTimeout(resolve, EVERY_MS);
    });
    if (isWatched()) {
      await refresh().catch(() => {});
    }
  }
}

function withoutLines() {
  const address = new URL(location.href);
  address.searchParams.set('log', 'none');
  return address.href;
}

function append({ step, opensGroup, endsGroup, item }) {
  const list = document.querySelector(`[data-step="${step}"] > .log`);
  if (!list) {
    return;
  }
  const isAtEnd =
    window.innerHeight + window.scrollY >= document.body.scrollHeight - 80;
  let group = list.querySelector('.log[data-open]');
  if (group && (endsGroup || opensGroup)) {
    group.removeAttribute('data-open');
    group = null;
  }
  (group ?? list).insertAdjacentHTML('beforeend', item);
  if (isAtEnd) {
    window.scrollTo(0, document.body.scrollHeight);
  }
}

/** Shows a running job's log as it grows; only while somebody looks at it. */
function follow(log) {
  let lines = Number(log.dataset.lines);
  let hasEnded = false;
  let source;
  let adding = Promise.resolve();

  const add = async line => {
    if (!document.getElementById(`step:${line.step}`)) {
      await refresh(withoutLines());
    }
    append(line);
  };
  const listen = () => {
    source?.close();
    if (hasEnded || !isWatched()) {
      return;
    }
    source = new EventSource(`${log.dataset.follow}?after=${lines}`);
    source.addEventListener('change', () => {
      refresh(withoutLines()).catch(() => {});
    });
    source.addEventListener('line', ({ data }) => {
      lines += 1;
      adding = adding.then(() => add(JSON.parse(data))).catch(() => {});
    });
    source.addEventListener('end', () => {
      hasEnded = true;
      source.close();
      refresh(withoutLines()).catch(() => {});
    });
    // Left alone, the browser would ask for the lines it began with again.
    source.addEventListener('error', () => {
      source.close();
      setTimeout(listen, EVERY_MS);
    });
  };
  document.addEventListener('visibilitychange', listen);
  listen();
}

/** Opens whatever a link to a line or a step is folded into. */
function reveal() {
  const target = document.getElementById(
    decodeURIComponent(location.hash.slice(1)),
  );
  for (let node = target; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) {
      node.open = true;
    }
  }
  target?.scrollIntoView({ block: 'center' });
}

for (const step of document.querySelectorAll('details.step[open]')) {
  step.dataset.seen = 'true';
}
window.addEventListener('hashchange', reveal);
if (location.hash) {
  reveal();
}
const log = document.getElementById('log');
if (log?.dataset.follow) {
  follow(log);
}
if (document.body.dataset.polled !== undefined) {
  keepFresh();
}
