import { html } from 'lit';
import type { Part } from './part.ts';
export function begin(): Part {
  return { render: () => html`` };
}
