// Made by scripts/manifest.mjs.
import type { CoopElements } from './elements.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends CoopElements {}
  }
}
