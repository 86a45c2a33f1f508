// Made by scripts/manifest.mjs.
import type { CoopElements } from './elements.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends CoopElements {}
}
