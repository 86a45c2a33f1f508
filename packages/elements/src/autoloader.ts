/*
 * The script of the embed: watches the page for our tags and loads the file of each that it meets, from
 * the folder that it came from itself.
 */
const tags = [
  'coop-join',
  'coop-sign-in',
  'coop-provider',
  'coop-vote',
  'coop-votes',
  'coop-result',
  'coop-shares',
];

// Before its file is here, an element takes the room that it will need: nothing below it moves then.
const reserve = new CSSStyleSheet();
reserve.replaceSync(
  ':is(coop-join,coop-sign-in,coop-vote,coop-votes,coop-result,coop-shares):not(:defined){display:block;min-block-size:16rem}coop-join:not(:defined){min-block-size:var(--coop-join-height,38rem)}coop-vote:not(:defined){min-block-size:var(--coop-vote-height,30rem)}coop-result:not(:defined){min-block-size:var(--coop-result-height,30rem)}coop-shares:not(:defined){min-block-size:var(--coop-shares-height,30rem)}',
);
document.adoptedStyleSheets.push(reserve);

const asked = new Set<string>();

function load(root: Element | Document): void {
  for (const tag of tags) {
    if (asked.has(tag) || !(root.querySelector(tag) ?? (root instanceof Element && root.matches(tag))))
      continue;
    asked.add(tag);
    // A line that broke is tried again when the tag is next met.
    import(new URL(`./${tag}.js`, import.meta.url).href).catch(() => asked.delete(tag));
  }
}

load(document);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) if (node instanceof Element) load(node);
}).observe(document, { childList: true, subtree: true });
