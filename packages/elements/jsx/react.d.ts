// Made by scripts/manifest.mjs.
import type { CoopElements } from './elements.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CoopElements {}
  }
}
