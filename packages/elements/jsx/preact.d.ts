// Made by scripts/manifest.mjs.
import type { CoopElements } from './elements.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends CoopElements {}
  }
}
