// Made by scripts/manifest.mjs.
import type { CoopElements } from './elements.js';

declare module 'vue' {
  interface GlobalComponents extends CoopElements {}
}
