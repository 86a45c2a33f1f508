import { ContextProvider } from '@lit/context';
import {
  LitElement,
  css,
  html,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { isCoopError } from '@coopkit/sdk';
import { coopAt, coopContext, home } from './context.ts';
import { CoopFailedEvent } from './events.ts';

/**
 * Names the co-op and the language for all elements under it.
 *
 * @fires {CoopFailedEvent} coop-failed - Its address is none.
 * @slot - The page's own content, with the co-op's elements in it.
 */
export class CoopProvider extends LitElement {
  // It is not there to be seen: its content lies on the page as if it were not around it.
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  static override properties: PropertyDeclarations = {
    coop: {},
    publishableKey: { attribute: 'publishable-key' },
    locale: {},
  };

  /** The co-op's address; of the server that the script came from where it is left out. */
  declare coop: string | undefined;
  /** The key that names the co-op where its server hosts several. */
  declare publishableKey: string | undefined;
  /** The language of the elements under it; the page's where it is left out. */
  declare locale: string | undefined;
  readonly #provider = new ContextProvider(this, { context: coopContext });

  protected override willUpdate(_: PropertyValues): void {
    const url = this.coop ?? home;
    if (url === undefined) return;
    try {
      this.#provider.setValue({ coop: coopAt(url, this.publishableKey), locale: this.locale });
    } catch (error) {
      if (!isCoopError(error)) throw error;
      // The page's own content is shown all the same.
      this.dispatchEvent(new CoopFailedEvent(error));
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-provider': CoopProvider;
  }
}
